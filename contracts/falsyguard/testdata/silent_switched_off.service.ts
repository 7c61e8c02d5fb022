export class SyncService {
  constructor(private readonly interval?: number) {}

  schedule(): void {
    if (!this.interval) {
      return;
    }
    setTimeout(() => this.run(), this.interval * 1000);
  }

  limit(): number {
    if (!this.interval) throw new Error('interval is missing'); // want falsy-guard interval
    return this.interval;
  }

  private run(): void {}
}
