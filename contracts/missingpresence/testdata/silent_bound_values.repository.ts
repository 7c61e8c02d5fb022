interface QueryOptions {
  max: number;
}

export class OrderRepository {
  constructor(private readonly db: any) {}

  async query(q: string, opts?: QueryOptions): Promise<unknown> {
    return await this.db.query(q, opts);
  }
}
