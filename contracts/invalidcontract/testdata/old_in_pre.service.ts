export class Door {
  private n = 0;
  get count(): number { return this.n; }
  /** @pre `old(this.count) > 0` */ open(): void { // want invalid-contract @warning
    this.n = 1;
  }
}
