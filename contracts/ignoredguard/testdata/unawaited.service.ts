import { validate, validateOrReject } from 'class-validator';

export class OrderService {
  private readonly orders: string[] = [];

  constructor(private readonly repo: Repo) {}

  async own(id: string): Promise<void> {
    this.assertKnown(id); // want ignored-guard assertKnown @warning
    this.orders.push(id);
  }

  async library(dto: object): Promise<void> {
    validateOrReject(dto); // want ignored-guard validateOrReject
    this.orders.push(String(dto));
  }

  async errorsDropped(dto: object): Promise<void> {
    await validate(dto); // want ignored-guard validate
    this.orders.push(String(dto));
  }

  async schema(dto: unknown): Promise<void> {
    orderSchema.parseAsync(dto); // want ignored-guard parseAsync
    await orderSchema.safeParseAsync(dto); // want ignored-guard safeParseAsync
    this.orders.push(String(dto));
  }

  async condition(id: string): Promise<void> {
    if (!this.isKnown(id)) throw new RangeError('order is unknown'); // want ignored-guard isKnown
    this.orders.push(id);
  }

  private async assertKnown(id: string): Promise<void> {
    const found = await this.repo.find(id);
    if (found === null) throw new RangeError('order is unknown');
  }

  private async isKnown(id: string): Promise<boolean> {
    return (await this.repo.find(id)) !== null;
  }
}
