export class FillService {
  private grams = 0;

  /**
   * Fills.
   * @precondition `grams > 0` // want contract-drift @warning
   */
  fill(grams: number): void {
    if (!Number.isInteger(grams)) throw new TypeError('grams must be an integer');
    this.grams = grams;
  }
}
