/** @pre `n > 0` */ // want contract-drift n @warning
export function half(n: number): number {
  return n / 2;
}
