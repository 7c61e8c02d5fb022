export interface Mailer {
  invite(email: string): Promise<void>;
}

/** The validator is asked, and nobody listens to its answer. */
export class InviteService {
  constructor(private readonly mailer: Mailer) {}

  async invite(email: string): Promise<void> {
    this.isValidEmail(email);
    await this.mailer.invite(email);
  }

  private isValidEmail(email: string): boolean {
    return /^[^\s@]+@[^\s@]+$/.test(email);
  }
}
