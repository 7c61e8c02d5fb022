export class Counter {
  private count = 0;
  get value(): number { return this.count; }
  /** @pre `n > 0`
   *  @post `result === old(this.value) + n`
   */
  add(n: number): number {
    if (!(n > 0)) throw new RangeError('n');
    this.count += n;
    return this.count;
  }
}
