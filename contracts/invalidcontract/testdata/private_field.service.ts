export class PayService {
  private open = true;
  private sum = 0;
  /** @pre `this.open` */ pay(amount: number): void { // want invalid-contract open @warning
    if (!this.open) throw new Error('closed');
    if (!(amount > 0)) throw new RangeError('amount');
    this.sum += amount;
  }
}
