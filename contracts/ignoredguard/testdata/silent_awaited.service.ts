import { validate, validateOrReject } from 'class-validator';

export class OrderService {
  private readonly orders: string[] = [];

  constructor(private readonly repo: Repo) {}

  async awaited(id: string, dto: object): Promise<void> {
    await this.assertKnown(id);
    await validateOrReject(dto);
    const errors = await validate(dto);
    if (errors.length > 0) throw new TypeError('order is invalid');
    await orderSchema.parseAsync(dto);
    if (!(await this.isKnown(id))) throw new RangeError('order is unknown');
    this.orders.push(id);
  }

  deliberate(id: string): void {
    void this.assertKnown(id);
    this.assertKnown(id).catch((error) => console.error(error));
    this.orders.push(id);
  }

  returned(id: string): Promise<void> {
    return this.assertKnown(id);
  }

  background(id: string): void {
    this.checkLater(id);
  }

  other(id: string): void {
    this.validator.validate(id);
    const valid = this.isShort(id);
    this.orders.push(String(valid));
    this.mark(id);
  }

  private async assertKnown(id: string): Promise<void> {
    const found = await this.repo.find(id);
    if (found === null) throw new RangeError('order is unknown');
  }

  private async isKnown(id: string): Promise<boolean> {
    return (await this.repo.find(id)) !== null;
  }

  private async checkLater(id: string): Promise<void> {
    const found = await this.repo.find(id);
    await this.repo.save(found);
  }

  private isShort(id: string): boolean {
    return id.length < 10;
  }

  private checkAndMark(id: string): boolean {
    this.orders.push(id);
    return true;
  }

  private mark(id: string): void {
    this.checkAndMark(id);
  }
}
