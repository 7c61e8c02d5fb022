export class Page {
  private at = 0;

  /** @pre `size > 0 && size <= 100` */
  list(size = 20): void {
    if (!(size > 0 && size <= 100)) throw new RangeError('size must be 1..100');
    this.at = size;
  }

  /** @pre `size > 0 && size <= 100` */ show(size = 20): void { // want contract-drift @warning
    if (!(size > 0)) throw new RangeError('size must be positive');
    this.at = size;
  }
}
