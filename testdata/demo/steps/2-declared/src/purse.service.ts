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
    this.cents -= amount;
    return amount;
  }
}

export class PayRentService {
  run(): number {
    return new PurseService().take(0);
  }
}
