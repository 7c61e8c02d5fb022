export class Meter {
  private total = 0;
  private readonly readings: number[] = [];

  /** Adds.
   * @modifies `this.total` // want contract-drift readings @warning
   */
  add(value: number): void {
    this.total += value;
    this.readings.push(value);
  }

  /** @modifies nothing */
  sum(): number {
    return this.total;
  }
}
