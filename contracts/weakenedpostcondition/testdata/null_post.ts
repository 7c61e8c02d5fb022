export abstract class Finder {
  /** @post `result !== null` */
  abstract find(id: string): string | null;
}

export class EmptyFinder extends Finder {
  find(id: string): string | null { // want weakened-postcondition @warning
    return id === '' ? null : id;
  }
}

export class FullFinder extends Finder {
  find(id: string): string | null {
    return 'x' + id;
  }
}
