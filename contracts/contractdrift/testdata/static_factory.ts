export class Money {
  private constructor(readonly cents: number) {}

  /** @pre `Number.isInteger(cents) && cents >= 0` */
  static of(cents: number): Money {
    if (!Number.isInteger(cents) || cents < 0) throw new RangeError('cents must be a natural number');
    return new Money(cents);
  }

  /** @pre `cents > 0` */ static more(cents: number): Money { // want contract-drift @warning
    return Money.of(cents);
  }
}
