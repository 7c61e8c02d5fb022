import { Result } from './result';
export class PayService {
  private sum = 0;
  /** @pre `cents > 0` */
  pay(cents: number): Result<number> {
    if (!(cents > 0)) return Result.fail('cents');
    this.sum += cents;
    return Result.ok(this.sum);
  }
}
