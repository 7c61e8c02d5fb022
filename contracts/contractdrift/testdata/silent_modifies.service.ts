import { OrderRepository } from "./order.repository";

export class Cart {
  private items: string[] = [];
  private total = 0;
  private router: Router;

  constructor(private readonly orders: OrderRepository) {
    this.router = new Router();
  }

  /** @modifies `this.items`, `this.total` -- both belong together */
  add(item: string): void {
    this.items.push(item);
    this.total += 1;
    const copy = [...this.items];
    copy.push("x");
    const picked = this.items.filter((i) => i !== item);
    picked.sort();
    this.router.push("/cart");
  }

  /** @modifies `order` */
  async close(order: { closed: boolean }): Promise<void> {
    order.closed = true;
    await this.orders.save(order);
  }

  /** @modifies this */
  clear(): void {
    this.items = [];
    this.total = 0;
  }

  /** @modifies nothing */
  count(): number {
    const seen = new Map<string, number>();
    for (const i of this.items) seen.set(i, 1);
    return seen.size;
  }
}
