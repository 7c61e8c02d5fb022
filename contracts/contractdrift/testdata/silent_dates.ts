export class Stay {
  private start = new Date(0);

  /** @pre `start.getTime() <= end.getTime()` */
  a(start: Date, end: Date): void {
    if (!(start.getTime() <= end.getTime())) throw new RangeError('start must not be after end');
    this.start = start;
  }

  /** @pre `start <= end` */
  b(start: Date, end: Date): void {
    if (!(end >= start)) throw new RangeError('start must not be after end');
    this.start = start;
  }
}
