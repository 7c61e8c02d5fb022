export class PayService {
  private all: string[] = [];
  /** @pre `order.items.length > 0` */ pay(order: { items: string[] }): void { // want contract-drift order @warning
    this.all.push(...order.items);
  }
}
