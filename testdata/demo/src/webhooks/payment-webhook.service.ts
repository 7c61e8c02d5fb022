import { PaymentRepository } from '../billing/payment.repository';

interface PaymentEvent {
  data: { id: string; status: string };
}

/** What JSON.parse returns has the type we wish for, and the shape the sender chose. */
export class PaymentWebhookService {
  constructor(private readonly payments: PaymentRepository) {}

  async receive(body: string): Promise<void> {
    const event: PaymentEvent = JSON.parse(body);
    await this.payments.setStatus(event.data.id, event.data.status);
  }
}
