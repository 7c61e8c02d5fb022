export class Volume {
  private level = 0;

  /** @pre `value >= 0 && value <= 11` */ set loudness(value: number) { // want contract-drift @warning
    if (!(value >= 0)) throw new RangeError('value must not be negative');
    this.level = value;
  }
}
