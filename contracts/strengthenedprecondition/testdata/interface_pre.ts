export interface Payer {
  /** @pre `cents >= 0` */
  pay(cents: number): void;
}

export class CardPayer implements Payer {
  private total = 0;

  pay(cents: number): void {
    if (!(cents > 0)) throw new RangeError('cents must be positive'); // want strengthened-precondition @warning
    this.total += cents;
  }
}

export class CashPayer implements Payer {
  private total = 0;

  pay(cents: number): void {
    if (!(cents >= 0)) throw new RangeError('cents must not be negative');
    this.total += cents;
  }
}
