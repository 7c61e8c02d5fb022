/** @invariant `this.balance >= 0` */
export class NanGuardOnlyEntity {
  private balance = 0;

  withdraw(amount: number): void {
    if (!Number.isFinite(amount) || amount < 0) throw new RangeError('amount');
    this.balance -= amount; // want invariant-not-restored
  }
}
