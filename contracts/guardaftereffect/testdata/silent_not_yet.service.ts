export class TransfersService {
  constructor(private readonly prisma: PrismaService) {}

  async update(id: string, dto: UpdateTransferDto): Promise<void> {
    let write = this.prisma.vault.update({ where: { id }, data: {} });
    if (dto.done) {
      if (!dto.approvedById) throw new BadRequestException("approvedById is required");
      write = this.prisma.vault.update({ where: { id }, data: { open: false } });
    }
    await this.prisma.$transaction([write]);
  }

  async quote(dto: QuoteDto, plan: string | null): Promise<string> {
    dto.asset = await this.assets.find(dto.asset);
    if (plan === null) throw new BadRequestException("plan is required");
    return this.quotes.of(dto, plan);
  }

  async attempt(userKey: string, plan: string | null): Promise<string> {
    const attempts = await this.getAttempts(userKey);
    if (plan === null) throw new BadRequestException("plan is required");
    return `${plan} ${attempts}`;
  }

  private async getAttempts(userKey: string): Promise<number> {
    const entry = this.attempts.get(userKey);
    if (entry.expiry > Date.now()) return entry.count;
    this.attempts.delete(userKey);
    return 0;
  }
}
