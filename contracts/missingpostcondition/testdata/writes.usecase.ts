// profile: fortress
import type { PrismaClient } from '@prisma/client';
import type { Repository } from 'typeorm';

export class MergeAccountsUseCase {
  constructor(private readonly prisma: PrismaClient, private readonly rows: Repository<Account>) {}

  async execute(kept: Account, dropped: Account): Promise<void> { // want missing-postcondition execute @warning
    await this.prisma.account.update({ where: { id: kept.id }, data: { mergedFrom: dropped.id } });
    await this.prisma.account.delete({ where: { id: dropped.id } });
  }
}
