export class TillService {
  private closed = false;
  private receipts = 0;

  close(): void {
    this.closed = true;
  }

  record(): void {
    if (this.closed) throw new TypeError('the till is closed'); // want wrong-error-kind closed @information
    this.receipts += 1;
  }

  ship(order: Order): void {
    if (order.status !== 'paid') {
      throw new RangeError('order must be paid'); // want wrong-error-kind order
    }
    if (order.isCancelled()) throw new TypeError('order is cancelled'); // want wrong-error-kind order
    this.receipts += 1;
  }
}
