import type { Repository } from "typeorm";

export class OrdersService {
  constructor(private readonly orders: Repository<Order>) {}

  async ship(id: string): Promise<void> {
    const result = await this.orders.update({ id }, { state: "shipped" }); // want always-truthy-result orders @warning
    if (!result) throw new Error("no order");
  }

  async post(url: string): Promise<void> {
    const response = await fetch(url, { method: "POST" }); // want always-truthy-result fetch
    if (response == null) throw new Error("no answer");
  }

  async fine(id: string): Promise<void> {
    const result = await this.orders.update({ id }, { state: "shipped" });
    if (!result.affected) throw new Error("no order");
    const found = await this.orders.findOne({ where: { id } });
    if (!found) throw new Error("no order");
  }
}
