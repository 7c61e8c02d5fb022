// A check of the invariants belongs behind the write.
/** @invariant `this.n > 0` */
export class CounterEntity {
  private n = 1;

  set(n: number): void {
    this.n = n;
    this.assertInvariants();
  }

  private assertInvariants(): void {
    if (!(this.n > 0)) throw new Error("n");
  }
}
