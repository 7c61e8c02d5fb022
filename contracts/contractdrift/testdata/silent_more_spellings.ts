export class Spell {
  private n: unknown = 0;

  /** @pre `n !== 0` */
  a(n: number): void {
    if (!n || Number.isNaN(n)) throw new RangeError('n');
    this.n = n;
  }

  /** @pre `Number.isFinite(n)` */
  b(n: number): void {
    if (Number.isNaN(n) || n === Infinity || n === -Infinity) throw new RangeError('n');
    this.n = n;
  }

  /** @pre `xs.length > 0` */
  c(xs: string[]): void {
    if (xs.length === 0) throw new RangeError('xs');
    this.n = xs;
  }

  /** @pre `xs.length >= 1 && xs.length <= 3` */
  d(xs: string[]): void {
    if (xs.length < 1 || xs.length > 3) throw new RangeError('xs');
    this.n = xs;
  }

  /** @pre `s.startsWith('a')` */
  e(s: string): void {
    if (!s.startsWith('a')) throw new RangeError('s');
    this.n = s;
  }

  /** @pre `/^a/.test(s)` */
  f(s: string): void {
    if (!/^a/.test(s)) throw new RangeError('s');
    this.n = s;
  }

  /** @pre `typeof v === 'string'` */
  g(v: unknown): void {
    if (typeof v !== 'string') throw new TypeError('v');
    this.n = v;
  }

  /** @pre `d instanceof Date && !Number.isNaN(d.getTime())` */
  h(d: Date): void {
    if (!(d instanceof Date) || Number.isNaN(d.getTime())) throw new TypeError('d');
    this.n = d;
  }
}
