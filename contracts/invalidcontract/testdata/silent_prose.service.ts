export class PayService {
  private sum = 0;
  /** @pre amount is positive
   *  @pre `amount` has been checked by the caller
   *  @post the sum grows */
  pay(amount: number): void {
    if (!(amount > 0)) throw new RangeError('amount');
    this.sum += amount;
  }
}
