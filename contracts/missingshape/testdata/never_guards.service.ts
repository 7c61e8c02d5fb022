import { z } from "zod";
import { validateOrReject } from "class-validator";

const Order = z.object({ customer: z.object({ name: z.string() }) });
interface Shape { customer: { name: string } }

export class OrdersService {
  async cast(res: Response): Promise<string> {
    const order = (await res.json()) as Shape; // want missing-shape order @warning
    return order.customer.name.trim();
  }

  annotated(text: string): string {
    const order: Shape = JSON.parse(text); // want missing-shape order @warning
    return order.customer.name.trim();
  }

  not_read(text: string): string {
    const order = JSON.parse(text); // want missing-shape order @warning
    Order.safeParse(order);
    return order.customer.name.trim();
  }

  only_logged(text: string): string {
    const order = JSON.parse(text); // want missing-shape order @warning
    const r = Order.safeParse(order);
    if (!r.success) console.error(r.error);
    return order.customer.name.trim();
  }

  not_awaited(text: string): string {
    const order = JSON.parse(text); // want missing-shape order @warning
    Order.parseAsync(order);
    return order.customer.name.trim();
  }

  rejected_by_nobody(text: string): string {
    const order = JSON.parse(text); // want missing-shape order @warning
    validateOrReject(order);
    return order.customer.name.trim();
  }

  on_the_console(text: string): string {
    const order = JSON.parse(text); // want missing-shape order @warning
    console.assert(order.customer);
    return order.customer.name.trim();
  }

  another_key(payload: any): string { // want missing-shape payload @warning
    if (typeof payload !== "object" || payload === null) throw new TypeError("payload");
    if (typeof payload.name !== "string") throw new TypeError("name");
    return payload.name.trim() + payload.vendor.trim();
  }

  on_one_path(payload: any, strict: boolean): string { // want missing-shape payload @warning
    if (strict) Order.parse(payload);
    return payload.customer.name.trim();
  }

  too_late(payload: any): string { // want missing-shape payload @warning
    const name = payload.customer.name;
    Order.parse(payload);
    return name.trim();
  }

  banged(payload: any): string { // want missing-shape payload @warning
    return payload.customer!.trim();
  }
}
