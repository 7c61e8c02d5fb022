/** @pre `total !== 0` */
export const share = (part: number, total: number): number => {
  if (total === 0) throw new RangeError('total must not be zero');
  return part / total;
};

/** @pre `total > 0` */ // want contract-drift @warning
export const part = (one: number, total: number): number => {
  if (total === 0) throw new RangeError('total must not be zero');
  return one / total;
};

/** @pre `total > 0` */ // want contract-drift @warning
export function plain(one: number, total: number): number {
  if (!(total >= 0)) throw new RangeError('total must not be negative');
  return one + total;
}
