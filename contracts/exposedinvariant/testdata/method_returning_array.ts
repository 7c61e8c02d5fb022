/** @invariant `this.cards.length <= 3` */
export class CardsEntity {
  private readonly cards: string[] = [];

  all(): string[] { // want exposed-invariant @information
    return this.cards;
  }

  frozen(): readonly string[] {
    return Object.freeze([...this.cards]);
  }
}
