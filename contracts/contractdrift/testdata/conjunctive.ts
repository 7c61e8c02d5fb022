export class Strict {
  private n = 0;

  /** @pre `n > 0` */ set(n: number, strict: boolean): void { // want contract-drift @warning
    if (strict && !(n > 0)) throw new RangeError('n must be positive');
    this.n = n;
  }
}
