export class RateService {
  private rate = 0;

  declared(rate: number): void {
    if (rate <= 0) throw new RangeError('rate must be positive'); // want nan-leak rate @information
    this.rate = rate;
  }

  wire(body: any): void {
    if (body.rate < 0 || body.rate > 1) throw new RangeError('rate'); // want nan-leak body @warning
    this.rate = body.rate;
  }

  plus(text: string): void {
    const rate = +text;
    if (rate < 0) throw new RangeError('rate'); // want nan-leak rate @warning
    this.rate = rate;
  }

  ratio(hits: number, total: number): void {
    const rate = hits / total;
    if (rate > 1) return; // want nan-leak rate @warning
    this.rate = rate;
  }

  product(price: number, count: number): void {
    const sum = price * count;
    if (sum < 0) throw new RangeError('sum'); // want nan-leak sum @information
    this.rate = sum;
  }

  root(x: number): void {
    const rate = Math.sqrt(x);
    if (rate > 5 && x > 2) throw new RangeError('rate'); // want nan-leak rate
    this.rate = rate;
  }
}
