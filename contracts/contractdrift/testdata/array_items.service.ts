export class PayService {
  private all: string[] = [];
  /** @pre `items.length > 0` */ pay(items: string[]): void { // want contract-drift items @warning
    this.all.push(...items);
  }
}
