export class Limit {
  private n = 0;

  /** @pre `n === undefined || n > 0` */
  set(n?: number): void {
    if (n !== undefined && !(n > 0)) throw new RangeError('n must be positive');
    this.n = n ?? 0;
  }

  /** @pre `n == null || n > 0` */ reset(n?: number | null): void { // want contract-drift @warning
    if (n != null && n < 0) throw new RangeError('n must not be negative');
    this.n = n ?? 0;
  }
}
