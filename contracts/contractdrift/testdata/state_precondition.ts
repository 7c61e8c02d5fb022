export class Door {
  private state: 'open' | 'shut' = 'shut';

  get isOpen(): boolean {
    return this.state === 'open';
  }

  /** @pre `this.isOpen` */
  shut(): void {
    if (!this.isOpen) throw new Error('already shut');
    this.state = 'shut';
  }

  /** @pre `!this.isOpen` */ open(): void { // want contract-drift @warning
    this.state = 'open';
  }
}
