export class Tally {
  private n = 0;

  get count(): number {
    return this.n;
  }

  /** @post `this.count === old(this.count) + 1` */ hit(): void { // want contract-drift @information
    this.n += 2;
  }

  /** @post `this.count === old(this.count) + 1` */
  add(): void {
    this.n += 1;
  }

  /** @post `result === n * 2` */ twice(n: number): number { // want contract-drift @information
    return n * 3;
  }

  /** @post `result === n * 2` */
  double(n: number): number {
    return n * 2;
  }
}
