export class Bare {
  private n = 0;

  /** @pre n > 0 */ set(n: number): void { // want invalid-contract @information
    if (!(n > 0)) throw new RangeError('n must be positive');
    this.n = n;
  }

  /** @pre n is what the customer said */
  say(n: number): void {
    this.n = n;
  }
}
