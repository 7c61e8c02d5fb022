/** @pre `n > 0` */
export function half(n: number): number {
  if (!(n > 0)) throw new RangeError('n');
  return n / 2;
}
