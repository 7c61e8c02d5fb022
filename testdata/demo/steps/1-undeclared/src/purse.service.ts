export class PurseService {
  private cents = 100;

  get balance(): number {
    return this.cents;
  }

  /** Takes money out. */
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
