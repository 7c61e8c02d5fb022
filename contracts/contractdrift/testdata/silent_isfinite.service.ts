export class PayService {
  private sum = 0;
  /** @pre `cents >= 0` */
  pay(cents: number): void {
    if (!(Number.isFinite(cents) && cents >= 0)) throw new RangeError('cents');
    this.sum += cents;
  }
}
