export class StockService {
  private closed = false;

  constructor(private readonly limit: number) {}

  close(): void {
    this.closed = true;
  }

  take(quantity: number, status: string): void {
    if (this.closed) throw new Error('closed');
    if (this.closed) throw new InvalidStateError('closed');
    if (!Number.isInteger(quantity)) throw new TypeError('quantity must be whole');
    if (quantity > this.limit) throw new RangeError('too many');
    if (status !== 'open') throw new TypeError('status must be open');
  }
}
