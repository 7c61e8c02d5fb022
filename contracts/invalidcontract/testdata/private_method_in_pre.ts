export class Locked {
  private n = 0;

  /** @pre `this.ready()` */ run(): void { // want invalid-contract @warning
    if (!this.ready()) throw new Error('not ready');
    this.n += 1;
  }

  /** @pre `this.open()` */
  go(): void {
    if (!this.open()) throw new Error('not open');
    this.n += 1;
  }

  open(): boolean {
    return this.n > 1;
  }

  private ready(): boolean {
    return this.n > 0;
  }
}
