// profile: fortress
export class PlanService {
  isOpen(plan: any): boolean {
    return plan.state === 'open';
  }

  close(plan: any): void { // want missing-presence
    plan.close();
    this.rows.save(plan);
  }
}
