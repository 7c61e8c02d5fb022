export class Line {
  readonly people: string[] = [];

  /** @pre `this.people.push(name) > 0` */ a(name: string): void { // want invalid-contract @warning
    this.people.concat(name);
  }

  /** @pre `(name = 'x') !== ''` */ b(name: string): void { // want invalid-contract @warning
    this.people.concat(name);
  }

  /** @pre `n++ > 0` */ c(n: number): void { // want invalid-contract @warning
    this.people.at(n);
  }

  /** @post `delete this.people` */ d(): void { // want invalid-contract @warning
    this.people.at(0);
  }

  /** @pre `this.people.sort()[0] !== name` */ e(name: string): void { // want invalid-contract @warning
    this.people.concat(name);
  }
}
