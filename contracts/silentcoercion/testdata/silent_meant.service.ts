export class DirectoryService {
  title(page?: string): string {
    const current = parseInt(page ?? '', 10) || 1;
    return `page ${Math.max(1, current)}`;
  }

  types(total: bigint, since: Date, active: boolean, count: number): string {
    return [Number(total), Number(since), Number(active), +since, Number(count)].join(' ');
  }

  checked(body: any): number {
    const amount = Number(body.amount);
    if (!Number.isFinite(amount)) throw new RangeError('amount');
    return amount;
  }

  before(id: string): number {
    if (!/^\d+$/.test(id)) throw new RangeError('id');
    return Number(id);
  }

  fallback(query: any): number[] {
    return [Number(query.limit || '50'), query.days ? Number(query.days) : 32, Number(query.weight) || 0, Math.max(Number(query.weight), 1), Number(query.pageSize)];
  }

  dto(dto: { amount: string }): number {
    return Number(dto.amount);
  }
}
