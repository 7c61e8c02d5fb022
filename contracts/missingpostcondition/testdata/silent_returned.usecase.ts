// profile: fortress
import type { PrismaClient } from '@prisma/client';
import type { Repository } from 'typeorm';

export class OpenAccountUseCase {
  constructor(private readonly prisma: PrismaClient, private readonly rows: Repository<Account>) {}

  async execute(title: string): Promise<Account> {
    return this.prisma.account.create({ data: { title } });
  }

  list(): Promise<Account[]> {
    return this.prisma.account.findMany({ orderBy: { id: 'asc' } });
  }

  async store(account: Account, title: string): Promise<Account> {
    account.title = title;
    await this.rows.save(account);
    return account;
  }

  async stored(account: Account): Promise<Account> {
    const saved = await this.rows.save(account);
    this.note(saved);
    return saved;
  }

  async compared(code: string): Promise<void> {
    const result = await this.rows.update({ code }, { used: true });
    if (result.affected !== 1) throw new Error('voucher was not expired');
  }

  async one(account: Account): Promise<void> {
    await this.rows.save(account);
  }

  private note(account: Account): void {}
}
