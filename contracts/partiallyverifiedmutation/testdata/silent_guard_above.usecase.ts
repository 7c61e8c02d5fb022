import type { Repository } from 'typeorm';

export class ExpireVoucherUseCase {
  constructor(private readonly vouchers: Repository<Voucher>) {}

  async execute(code: string, dryRun: boolean): Promise<boolean> {
    if (dryRun) return false;
    const result = await this.vouchers.update({ code }, { used: true });
    if (result.affected !== 1) throw new Error('voucher was not expired');
    return true;
  }

  async failing(url: string, blocked: boolean): Promise<{ ok: boolean }> {
    const res = await fetch(url, { method: 'POST' });
    if (blocked) return { ok: false };
    return { ok: res.ok };
  }
}
