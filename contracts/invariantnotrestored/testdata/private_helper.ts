/** @invariant `this.dogs > 0` */
export class SledAggregate {
  private dogs = 6;

  unleash(): void {
    this.lose(1);
  }

  retire(): void {
    this.lose(1);
    if (!(this.dogs > 0)) throw new Error('a sled needs a dog');
  }

  private lose(count: number): void {
    this.dogs -= count; // want invariant-not-restored @warning
  }
}
