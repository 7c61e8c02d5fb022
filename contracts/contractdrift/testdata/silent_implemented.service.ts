export class PayService {
  private sum = 0;
  /**
   * Pays.
   * @param cents - how much
   * @pre `Number.isInteger(cents) && cents > 0` -- whole cents
   */
  pay(cents: number): void {
    if (!Number.isInteger(cents)) throw new TypeError('cents must be whole');
    if (cents < 1) throw new RangeError('cents must be positive');
    this.sum += cents;
  }
}
