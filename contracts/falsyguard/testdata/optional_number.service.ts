export class StockService {
  setStock(count?: number): number {
    if (!count) throw new TypeError("count is required"); // want falsy-guard count
    return count;
  }
}
