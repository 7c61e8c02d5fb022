/** @invariant `this.value >= 0` */
export class Counter {
  private count = 0;
  get value(): number { return this.count; }
  sub(n: number): this {
    this.count -= n;
    this.assertInvariants();
    return this;
  }

  private assertInvariants(): void {
    if (!(this.value >= 0)) throw new Error("an invariant is broken");
  }
}
