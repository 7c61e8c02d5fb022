export class StockService {
  setStock(count?: number): number {
    if (!count) throw new TypeError("count is required"); // want falsy-guard count
    return count;
  }
}

export class ClockService {
  shown(minutes: number | undefined): string | undefined {
    if (!minutes) return undefined; // want falsy-guard minutes @information
    return new Date(minutes * 60000).toISOString();
  }
}
