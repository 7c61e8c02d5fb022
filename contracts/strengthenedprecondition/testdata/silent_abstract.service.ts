export abstract class Charger {
  abstract charge(cents: number): void;
}
export class CardService extends Charger {
  private sum = 0;
  charge(cents: number): void {
    if (!(cents > 0)) throw new RangeError('cents');
    this.sum += cents;
  }
}
