export class Safe {
  #locked = true;
  protected weight = 3;
  readonly size = 2;

  /** @pre `!this.#locked` */ open(): void { // want invalid-contract @warning
    if (this.#locked) throw new Error('locked');
    this.#locked = true;
  }

  /** @pre `this.weight > by` */ lift(by: number): void { // want invalid-contract @warning
    if (!(this.weight > by)) throw new Error('too light');
    this.#locked = false;
  }

  /** @pre `this.size > by` */
  fits(by: number): void {
    if (!(this.size > by)) throw new Error('too big');
    this.#locked = false;
  }
}
