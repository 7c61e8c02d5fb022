export class StockService {
  share(total: number, count?: number): number {
    if (!count) throw new TypeError("count is required");
    return total / count;
  }

  load(orderId?: number): number {
    if (!orderId) throw new TypeError("orderId is required");
    return orderId;
  }

  rename(name?: string): string {
    if (!name) throw new TypeError("name is required");
    return name;
  }
}
