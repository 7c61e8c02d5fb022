import { Thing } from 'thing';
export class PayService extends Thing {
  private sum = 0;
  /** @pre `amount < this.max` */
  pay(amount: number): void {
    if (!(amount < this.max)) throw new RangeError('amount');
    this.sum += amount;
  }
}
