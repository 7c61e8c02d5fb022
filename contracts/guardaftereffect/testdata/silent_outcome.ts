interface Order { id: string; paid: boolean }
interface Store { save(o: Order): Promise<Order> }

export class PayUseCase {
  constructor(private readonly store: Store) {}

  async execute(order: Order): Promise<Order> {
    const saved = await this.store.save(order);
    if (!saved.paid) throw new Error('not paid');
    if (!order.paid) throw new Error('not paid');
    return saved;
  }
}
