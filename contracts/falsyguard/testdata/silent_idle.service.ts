export class PollService {
  private every?: number;

  start(): void {
    if (!this.every) {
      return;
    }
    setInterval(() => this.poll(), this.every * 1000);
  }

  first(): string | undefined {
    if (!this.every) return undefined; // want falsy-guard every @information
    return 'polled';
  }

  poll(): void {}
}
