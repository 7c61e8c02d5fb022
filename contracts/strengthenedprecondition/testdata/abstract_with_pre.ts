export abstract class Press {
  /** @pre `force > 0` */
  abstract push(force: number): void;

  abstract pull(force: number): void;
}

export class HandPress extends Press {
  private sum = 0;

  push(force: number): void {
    if (!(force > 5)) throw new RangeError('force must exceed 5'); // want strengthened-precondition @warning
    this.sum += force;
  }

  pull(force: number): void {
    if (!(force > 5)) throw new RangeError('force must exceed 5');
    this.sum -= force;
  }
}
