export class PayService {
  private sum = 0;
  /** @pre `amount > 0` */
  pay({ amount }: { amount: number }): void {
    if (!(amount > 0)) throw new RangeError('amount');
    this.sum += amount;
  }
}
