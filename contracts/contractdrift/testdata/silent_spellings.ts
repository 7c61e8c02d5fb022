export class Many {
  private n = 0;
  private s = '';

  /** @pre `n > 0` */
  a(n: number): void {
    if (!(n > 0)) throw new RangeError('n must be positive');
    this.n = n;
  }

  /** @pre `Number.isInteger(n) && n > 0` */
  b(n: number): void {
    if (!Number.isInteger(n) || n < 1) throw new RangeError('n must be a positive integer');
    this.n = n;
  }

  /** @pre `s.trim() !== ''` */
  c(s: string): void {
    if (s.trim().length === 0) throw new RangeError('s must not be blank');
    this.s = s;
  }

  /** @pre `s.length > 0` */
  d(s: string): void {
    if (!s) throw new RangeError('s must not be empty');
    this.s = s;
  }

  /** @pre `s !== ''` */
  e(s: string): void {
    if (s.length < 1) throw new RangeError('s must not be empty');
    this.s = s;
  }

  /** @pre `n >= 1 && n <= 5` */
  f(n: number): void {
    if (!(1 <= n && 5 >= n)) throw new RangeError('n must be 1..5');
    this.n = n;
  }
}
