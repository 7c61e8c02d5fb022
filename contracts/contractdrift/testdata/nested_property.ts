export interface Order { total: number; owner?: { active: boolean } }

export class PayService {
  private sum = 0;

  /** @pre `order.total > 0` */
  pay(order: Order): void {
    if (!(order.total > 0)) throw new RangeError('total must be positive');
    this.sum += order.total;
  }

  /** @pre `order.total > 0` */ refund(order: Order): void { // want contract-drift @warning
    if (!(order.total >= 0)) throw new RangeError('total must not be negative');
    this.sum -= order.total;
  }

  /** @pre `order.owner?.active === true` */
  give(order: Order): void {
    if (!order.owner?.active) throw new Error('owner must be active');
    this.sum += 1;
  }
}
