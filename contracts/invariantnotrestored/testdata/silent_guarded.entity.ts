/**
 * @invariant `this.balance >= 0`
 * @invariant `this.from <= this.to`
 * @invariant `this.count <= this.capacity`
 */
export class SilentGuardedEntity {
  private balance = 0;
  private from = 0;
  private to = 0;
  private count = 0;
  private readonly capacity = 10;

  withdraw(amount: number): void {
    if (!Number.isFinite(amount) || amount < 0) throw new RangeError('amount');
    if (amount > this.balance) throw new Error('insufficient');
    this.balance -= amount;
  }

  move(from: number, to: number): void {
    if (to < from) throw new RangeError('order');
    this.from = from;
    this.to = to;
  }

  enter(): void {
    if (this.count >= this.capacity) throw new Error('full');
    this.count++;
  }

  leave(): void {
    this.count = Math.max(0, this.count - 1);
  }

  adjust(delta: number): void {
    this.balance += delta;
    this.checkInvariants();
  }

  async settle(): Promise<void> {
    this.balance = await this.fetchBalance();
  }

  private async fetchBalance(): Promise<number> {
    return 0;
  }

  private checkInvariants(): void {
    if (!(this.balance >= 0)) throw new Error('balance');
  }
}
