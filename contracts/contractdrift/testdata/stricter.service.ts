export class Counter {
  private count = 0;
  /** @pre `n >= 0` */ add(n: number): void { // want contract-drift n @warning
    if (n <= 0) throw new RangeError('n');
    this.count += n;
  }
}
