export class Money {
  private constructor(readonly cents: number) {}
  /** @pre `cents >= 0` */
  static of(cents: number): Money {
    if (!(cents >= 0)) throw new RangeError('cents');
    return new Money(cents);
  }
}
