import type { Repository } from 'typeorm';

export class ExpireVoucherUseCase {
  constructor(private readonly vouchers: Repository<Voucher>) {}

  async execute(code: string, strict: boolean): Promise<boolean> {
    const result = await this.vouchers.update({ code }, { used: true }); // want partially-verified-mutation vouchers
    if (strict && result.affected !== 1) throw new Error('voucher was not expired');
    return true;
  }
}
