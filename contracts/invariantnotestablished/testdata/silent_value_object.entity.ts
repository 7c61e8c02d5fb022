/** @invariant `this.price >= 0` */
export class SilentValueObjectEntity {
  constructor(readonly price: Money) {}
}

/** @invariant `this.total >= 0` */
export class SilentGuardLibraryEntity {
  private constructor(readonly total: number) {}

  static create(total: number) {
    const guard = Guard.againstNegative(total, 'total');
    if (guard.isFailure) return Result.fail(guard.error);
    return Result.ok(new SilentGuardLibraryEntity(total));
  }
}
