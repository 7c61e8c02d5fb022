/** @invariant `this.first <= this.last` */
export class StayEntity {
  private first = 0;
  private last = 1;

  move(first: number): void {
    this.first = first; // want invariant-not-restored @warning
  }

  stretch(last: number): void {
    if (!(last >= this.first)) throw new RangeError('last must not be before first');
    this.last = last;
  }

  both(first: number, last: number): void {
    if (!(first <= last)) throw new RangeError('order');
    this.first = first;
    this.last = last;
  }
}
