export class Box {
  private items: string[] = [];
  get size(): number { return this.items.length; }
  /** @post `this.items.length === old(this.items).length + 1` */ add(item: string): void { // want invalid-contract @warning
    if (item === '') throw new TypeError('item');
    this.items.push(item);
  }
}
