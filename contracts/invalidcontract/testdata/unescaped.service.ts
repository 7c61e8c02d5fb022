export class PayService {
  private sum = 0;
  /** @pre amount > 0 */ pay(amount: number): void { // want invalid-contract @information
    if (!(amount > 0)) throw new RangeError('amount');
    this.sum += amount;
  }
}
