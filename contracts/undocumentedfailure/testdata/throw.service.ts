export class PayService {
  private sum = 0;
  /**
   * Pays.
   * @param cents - how much
   */
  pay(cents: number): void {
    if (!(cents > 0)) throw new RangeError('cents'); // want undocumented-failure @hint
    this.sum += cents;
  }
}
