export class Span {
  private from = 0;

  /** @pre `from <= to` */
  set(from: number, to: number): void {
    if (!(to >= from)) throw new RangeError('from must not be after to');
    this.from = from;
  }

  /** @pre `from <= to` */ reset(from: number, to: number): void { // want contract-drift @warning
    if (!(from < to)) throw new RangeError('from must be before to');
    this.from = from;
  }
}
