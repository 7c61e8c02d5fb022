export class Account {
  private balance = 0;
  get funds(): number { return this.balance; }
  /** @pre `amount > 0`
   *  @pre `amount <= this.funds` // want contract-drift amount @warning
   */
  withdraw(amount: number): void {
    if (!(amount > 0)) throw new RangeError('amount');
    this.balance -= amount;
  }
}
