export class PayService {
  private all: string[] = [];
  /** @pre `order.items.length > 0` */
  pay(order: { items: string[] }): void {
    if (order.items.length === 0) throw new RangeError('items');
    this.all.push(...order.items);
  }
}
