export class Later {
  private n = 0;

  /** @pre `(this.n += 1) > 0` */ one(): void { // want invalid-contract @warning
    this.n = 2;
  }

  /** @pre `set.add(3)` */ two(set: Set<number>): void { // want invalid-contract @warning
    this.n = set.size;
  }

  /** @pre `set.has(3)` */
  three(set: Set<number>): void {
    if (!set.has(3)) throw new RangeError('3');
    this.n = set.size;
  }
}
