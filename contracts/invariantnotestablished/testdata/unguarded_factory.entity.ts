/** @invariant `this.degrees >= -90 && this.degrees <= 90` */
export class UnguardedFactoryEntity {
  private constructor(readonly degrees: number) {} // want invariant-not-established

  static create(degrees: number): UnguardedFactoryEntity {
    return new UnguardedFactoryEntity(degrees);
  }
}
