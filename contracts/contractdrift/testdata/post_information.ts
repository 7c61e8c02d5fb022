export class Counter {
  private count = 0;

  get value(): number {
    return this.count;
  }

  /** @post `result >= 0` */ level(open: boolean): number { // want contract-drift @information
    if (open) return -1;
    return 3;
  }

  /** @post `result !== undefined` */ pick(open: boolean): string | undefined { // want contract-drift @information
    return open ? 'x' : undefined;
  }

  /** @post `result > 0` */
  async later(): Promise<number> {
    return 3;
  }

  /** @post `result > 0` */ async never(): Promise<number> { // want contract-drift @information
    return 0;
  }
}
