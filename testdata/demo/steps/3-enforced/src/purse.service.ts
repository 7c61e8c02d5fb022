/** @invariant `this.balance >= 0` */
export class PurseService {
  private cents = 100;

  get balance(): number {
    return this.cents;
  }

  /**
   * Takes money out.
   * @pre `amount > 0` -- nothing is taken for nothing
   * @pre funds: `amount <= this.balance`
   * @post `this.balance === old(this.balance) - amount`
   */
  take(amount: number): number {
    if (!(amount > 0)) throw new RangeError("amount must be positive");
    if (!(amount <= this.balance)) throw new RangeError("amount must not exceed the balance");

    this.cents -= amount;
    return amount;
  }
}

export class PayRentService {
  run(): number {
    return new PurseService().take(80);
  }
}
