export class Door {
  private last: number[] = [];
  /** @pre `xs.every((x) => x > 0)` */
  open(xs: number[]): void {
    if (!xs.every((x) => x > 0)) throw new RangeError('xs');
    this.last = xs;
  }
}
