import type { Repository } from 'typeorm';

interface Customer { planCode: string; changedAt: Date }
interface Plan { code: string }

export class ChangePlanUseCase {
  constructor(private readonly customers: Repository<Customer>) {}

  async execute(customer: Customer, plan: Plan | null): Promise<Customer> {
    await this.customers.save(customer);
    if (plan === null) { // want guard-after-effect plan @warning
      throw new TypeError('plan is required');
    }
    customer.planCode = plan.code;
    return this.customers.save(customer);
  }
}
