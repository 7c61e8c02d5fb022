export class Fridge {
  private litres = 0;

  /** @throws {RangeError} if `litres <= 0` */ cool(litres: number): void { // want contract-drift
    if (litres < 0) throw new RangeError('litres must not be negative');
    this.litres = litres;
  }

  /** @throws {RangeError} if `!(litres > 0)` */
  warm(litres: number): void {
    if (!(litres > 0)) throw new RangeError('litres must be positive');
    this.litres = litres;
  }
}
