export class Tunnel {
  private height = 0;

  /**
   * Drives through.
   * @param height - centimetres
   * @throws {RangeError} if `!(height > 0)`
   */
  drive(height: number): void {
    if (!(height > 0)) throw new RangeError('height must be positive');
    if (height >= 400) throw new TooHighError('height must be below 400'); // want undocumented-failure
    this.height = height;
  }
}

export class TooHighError extends Error {}
