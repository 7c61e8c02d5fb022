export interface Charger {
  /** @pre `cents >= 0` */
  charge(cents: number): void;
}
export class CardService implements Charger {
  private sum = 0;
  charge(cents: number): void {
    if (!(cents > 0)) throw new RangeError('cents'); // want strengthened-precondition cents @warning
    this.sum += cents;
  }
}
