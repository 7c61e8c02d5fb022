export class HookHandler {
  handle(event: any): string {
    if (event == null) throw new TypeError('event is required');
    if (event == null) throw new TypeError('event is required');
    return event.name;
  }

  rate(rate: number): number {
    if (rate < 0) throw new RangeError('rate');
    if (!(rate >= 0)) throw new RangeError('rate');
    return rate;
  }

  list(xs?: number[]): number {
    if (!xs) throw new TypeError('xs');
    if (!xs.length) throw new RangeError('xs');
    return xs.length;
  }
}
