/** @invariant `this.n >= 0` */
export class B {
  private n = 0;

  arrow = (n: number): void => {
    this.n = n;
    this.assertInvariants();
  };

  method(n: number): void {
    this.n = n;
    this.assertInvariants();
  }

  private assertInvariants(): void {
    if (!(this.n >= 0)) throw new Error("an invariant is broken");
  }
}
