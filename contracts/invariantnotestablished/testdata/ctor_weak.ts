/** @invariant `this.metres > 0` */
export class RopeEntity {
  private readonly metres: number;

  constructor(metres: number) { // want invariant-not-established @warning
    if (!(metres >= 0)) throw new RangeError('metres must not be negative');
    this.metres = metres;
  }

  get length(): number {
    return this.metres;
  }
}
