export class Pick<T extends { size: number }> {
  constructor(private readonly items: readonly T[]) {}

  /** @pre `index >= 0 && index < max` */
  at(index: number, max: number): T | undefined {
    if (!(index >= 0 && index < max)) throw new RangeError('index');
    return this.items[index];
  }

  /** @pre `idx >= 0` */ from(index: number): T[] { // want invalid-contract @warning
    return this.items.slice(index);
  }
}
