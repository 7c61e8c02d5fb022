/** @invariant `this.coutn >= 0` */ export class Door { // want invalid-contract @warning
  private count = 0;
  get n(): number { return this.count; }
}
