export class Quiet {
  private n = 0;

  set(n: number): void {
    if (!(n > 0)) throw new RangeError('n');
    this.n = n;
  }

  /**
   * Inner.
   * @param n - any
   */
  private inner(n: number): void {
    if (!(n > 0)) throw new RangeError('n');
    this.n = n;
  }

  /**
   * Failing.
   * @param n - any
   * @throws when n is not positive
   */
  outer(n: number): void {
    if (!(n > 0)) throw new RangeError('n');
    this.inner(n);
  }
}
