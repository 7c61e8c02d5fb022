import { z } from "zod";
import { isOrder } from "./unseen";
import { UnseenSchema } from "./schemas";

const Order = z.object({ customer: z.object({ name: z.string() }), lines: z.array(z.object({ sku: z.string() })) });

export class OrdersService {
  constructor(private readonly db: Db) {}

  async fetched(url: string): Promise<string> {
    const res = await fetch(url);
    if (!res.ok) throw new Error("orders");
    const order = Order.parse(await res.json());
    return order.customer.name.trim();
  }

  checked_in_place(text: string): string {
    const order = JSON.parse(text);
    Order.parse(order);
    return order.customer.name.trim();
  }

  safely(payload: unknown): string {
    const r = Order.safeParse(payload);
    if (!r.success) throw new TypeError("payload");
    return r.data.customer.name.trim();
  }

  unseen_schema(payload: any): string {
    UnseenSchema.parse(payload);
    return payload.customer.name.trim();
  }

  guarded(payload: any): string {
    if (!isOrder(payload)) throw new TypeError("payload");
    return payload.customer.name.trim();
  }

  by_key(payload: any): string {
    if (payload == null || !("customer" in payload)) throw new TypeError("customer");
    return payload["customer"].trim();
  }

  by_type(text: string): string {
    const data = JSON.parse(text);
    if (typeof data?.name !== "string") throw new TypeError("name");
    return data.name.trim();
  }

  optional_keys(text: string): string {
    const data = JSON.parse(text);
    return data.name?.trim() ?? "nobody";
  }

  defaulted(text: string): string {
    const { name = "nobody" } = JSON.parse(text);
    return name.trim();
  }

  whole(text: string): number {
    return JSON.parse(text).map((n: number) => n + 1).length;
  }
}
