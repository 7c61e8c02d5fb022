export class LabelQueueService {
  private readonly labels: string[] = [];

  constructor(private readonly logger: { warn(text: string): void }) {}

  add(label: string): number {
    try {
      if (label.trim() === '') throw new TypeError('label must not be blank'); // want swallowed-guard label @warning
    } catch (error) {
      this.logger.warn('blank label');
    }
    this.labels.push(label);
    return this.labels.length;
  }

  empty(label: string): void {
    try {
      if (!label) { // want swallowed-guard label
        throw new TypeError('label must not be blank');
      }
    } catch {}
    this.labels.push(label);
  }

  viaHelper(label: string): void {
    try {
      this.assertLabel(label); // want swallowed-guard label @warning
    } catch (error) {
      console.error(error);
    }
    this.labels.push(label);
  }

  finallyReturns(label: string): number {
    try {
      if (label === '') throw new TypeError('label'); // want swallowed-guard label @warning
      this.labels.push(label);
    } finally {
      return this.labels.length;
    }
  }

  private assertLabel(label: string): void {
    if (label.trim() === '') throw new TypeError('label must not be blank');
  }
}
