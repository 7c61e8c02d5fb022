export interface PaymentRepository {
  setStatus(id: string, status: string): Promise<void>;
  record(account: string, cents: number): Promise<void>;
}
