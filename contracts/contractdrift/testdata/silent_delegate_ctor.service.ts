export class Money {
  constructor(readonly cents: number) {
    if (!(cents >= 0)) throw new RangeError('cents');
  }
  /** @pre `cents >= 0` */
  static of(cents: number): Money {
    return new Money(cents);
  }
}
