export class TillService {
  private readonly receipts: string[] = [];

  called(name: string): string {
    const check = (): void => {
      if (name === '') throw new TypeError('name is required');
    };
    check();
    return name.toUpperCase();
  }

  handedOn(name: string): string {
    const check = () => {
      if (name === '') throw new TypeError('name is required');
    };
    this.queue.push(check);
    return name.toUpperCase();
  }

  hoisted(name: string): string {
    check();
    return name.toUpperCase();

    function check() {
      if (name === '') throw new TypeError('name is required');
    }
  }

  synchronous(names: string[]): number {
    names.forEach((name) => {
      if (name === '') throw new TypeError('name is required');
    });
    return names.length;
  }

  skipped(names: string[]): number {
    names.forEach((name) => {
      if (name === '') return;
      this.receipts.push(name);
    });
    return names.length;
  }

  async awaited(names: string[]): Promise<void> {
    await Promise.all(names.map(async (name) => {
      if (!(await this.known(name))) throw new RangeError('name is unknown');
    }));
  }

  caughtInside(names: string[]): void {
    names.forEach(async (name) => {
      try {
        if (!(await this.known(name))) throw new RangeError('name is unknown');
      } catch (error) {
        this.failed(error);
      }
    });
  }

  thrown(iban: string): number {
    if (iban.trim() === '') {
      this.logger.error('iban must not be blank');
      throw new TypeError('iban must not be blank');
    }
    return this.receipts.push(iban);
  }

  optional(name?: string): string {
    if (!name) this.logger.warn('name is missing');
    return name?.toUpperCase() ?? 'nobody';
  }

  lodash(names: string[]): void {
    _.forEach(names, (name) => {
      if (name === '') return false;
      this.receipts.push(name);
    });
  }

  found(names: string[]): boolean {
    return names.some((name) => {
      if (name === '') return false;
      return this.receipts.includes(name);
    });
  }

  chained(input: string): object {
    let finished = false;
    process.nextTick(() => {
      if (!finished) throw new Error('finish() is missing');
    });
    return { finish: () => { finished = true; } };
  }
}
