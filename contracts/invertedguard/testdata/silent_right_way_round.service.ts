export interface Guest { email: string }

export class RightService {
  private guest?: Guest;

  existing(guest: Guest | null): Guest {
    if (guest) throw new Error('guest already exists');
    guest = { email: 'x' };
    return { email: guest.email.trim() };
  }

  text(text?: string): number {
    if (text) return -1 as never;
    return (text as string).length;
  }

  async once(): Promise<string> {
    if (this.guest) throw new Error('twice');
    await this.load();
    return this.guest!.email;
  }

  right(guest: Guest | null): string {
    if (!guest) throw new TypeError('guest is required');
    return guest.email;
  }

  negated(name: string | null): void {
    if (name !== null) throw new TypeError('name must be null');
  }

  private async load(): Promise<void> { this.guest = { email: 'x' }; }
}
