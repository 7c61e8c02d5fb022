export class PayService {
  private items: string[] = [];
  get all(): readonly string[] { return this.items; }
  /** @post `this.items.push(item) > 0` */ add(item: string): void { // want invalid-contract @warning
    if (item === '') throw new TypeError('item');
    this.items.push(item);
  }
}
