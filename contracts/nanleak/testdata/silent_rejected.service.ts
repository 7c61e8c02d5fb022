const MAX = 5;

export class RateService {
  private rate = 0;

  falsy(rate: number): void {
    if (!rate || rate < 0) throw new RangeError('rate');
    this.rate = rate;
  }

  falsyLast(rate: number): void {
    if (rate < 0 || !rate) throw new RangeError('rate');
    this.rate = rate;
  }

  elsewhere(rate: number): void {
    if (rate > MAX) throw new RangeError('rate');
    if (!(rate >= 0)) throw new RangeError('rate');
    this.rate = rate;
  }

  finite(body: any): void {
    if (!Number.isFinite(body.rate) || body.rate < 0) throw new RangeError('rate');
    this.rate = body.rate;
  }

  itself(rate: number): void {
    if (rate !== rate || rate < 0) throw new RangeError('rate');
    this.rate = rate;
  }

  sizes(xs: number[], text: string): void {
    if (xs.length > 5 || text.length < 2) throw new RangeError('xs');
    this.rate = xs.length;
  }

  branch(rate: number): number {
    if (rate < 0) this.rate = 0;
    return rate;
  }
}
