export class Heat {
  private n = 0;

  /** @throws {RangeError} unless `n > 0` */ up(n: number): void { // want contract-drift
    if (!(n >= 0)) throw new RangeError('n must not be negative');
    this.n = n;
  }

  /** @throws {RangeError} unless `n > 0` */
  down(n: number): void {
    if (!(n > 0)) throw new RangeError('n must be positive');
    this.n = n;
  }
}
