import type { DataSource } from 'typeorm';

interface Plan { code: string }

export class PlanService {
  constructor(private readonly source: DataSource) {}

  async change(id: string, plan: Plan | null): Promise<void> {
    await this.source.transaction(async (manager) => {
      await manager.update('customer', { id }, { touched: true });
      if (plan === null) throw new TypeError('plan is required');
      await manager.update('customer', { id }, { plan: plan.code });
    });
  }

  async byHand(id: string, plan: Plan | null): Promise<void> {
    const runner = this.source.createQueryRunner();
    await runner.startTransaction();
    try {
      await runner.manager.update('customer', { id }, { touched: true });
      if (plan === null) throw new TypeError('plan is required');
      await runner.commitTransaction();
    } catch (error) {
      await runner.rollbackTransaction();
      throw error;
    }
  }
}
