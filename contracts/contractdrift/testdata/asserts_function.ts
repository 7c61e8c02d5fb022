/** @asserts n `n > 0` */ export function assertPositive(n: number): void { // want contract-drift @warning
  if (!(n >= 0)) throw new RangeError('n must not be negative');
}

/** @asserts n `n > 0` */
export function assertMore(n: number): void {
  if (!(n > 0)) throw new RangeError('n must be positive');
}
