export class Door {
  private width = 0;

  /** @pre `widht > 0` */ set(width: number): void { // want invalid-contract @warning
    if (!(width > 0)) throw new RangeError('width must be positive');
    this.width = width;
  }

  /** @post `reslt > 0` */ get(): number { // want invalid-contract @warning
    return this.width + 1;
  }
}
