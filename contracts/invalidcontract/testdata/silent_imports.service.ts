import { limit } from './limits';
function within(n: number): boolean { return n < limit; }
export class PayService {
  private sum = 0;
  /** @pre `within(amount) && amount < limit` */
  pay(amount: number): void {
    if (!within(amount)) throw new RangeError('amount');
    this.sum += amount;
  }
}
