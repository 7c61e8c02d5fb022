export class Counter {
  private count = 0;
  get value(): number { return this.count; }
  /** @pre `n > 0`
   *  @post `this.value === old(this.value) + n` // want contract-drift
   */
  add(n: number): void {
    if (!(n > 0)) throw new RangeError('n');
    this.count += 1;
  }
}
