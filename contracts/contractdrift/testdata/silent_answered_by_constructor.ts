export class Coin {
  constructor(readonly cents: number) {
    if (!(cents > 0)) throw new RangeError('cents must be positive');
  }

  /** @pre `cents > 0` */
  static of(cents: number): Coin {
    return new Coin(cents);
  }
}
