/** @invariant `this.max >= 0` */
export class RangeEntity {
  private constructor(private readonly max: number) {} // want invariant-not-established @warning

  static of(max: number): RangeEntity {
    return new RangeEntity(max);
  }

  static safe(max: number): RangeEntity {
    if (!(max >= 0)) throw new RangeError('max');
    return new RangeEntity(max);
  }
}
