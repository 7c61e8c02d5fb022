export class PossibleService {
  private ready = false;
  private level = 0;

  kind(kind: string, code: string): void {
    if (kind !== 'air' && kind !== 'sea') throw new RangeError('kind');
    if (code.length < 6 || code.length > 8) throw new RangeError('code');
  }

  nothing(value?: string | null): void {
    if (value === null || value === undefined) throw new TypeError('value');
  }

  half(value?: string | null): void {
    if (value === undefined) throw new TypeError('value');
    if (value === null) throw new TypeError('value');
  }

  loose(value: string | number): void {
    if (value != '5' && value != 5) throw new TypeError('value');
  }

  notANumber(value: number): void {
    if (!(value < 5 || value >= 5)) throw new TypeError('value');
  }

  async changes(): Promise<void> {
    if (this.ready) throw new Error('twice');
    await this.prepare();
    if (!this.ready) throw new Error('not prepared');
  }

  grows(xs: number[]): void {
    if (xs.length > 0) throw new Error('not empty');
    this.fill(xs);
    if (xs.length === 0) throw new Error('nothing filled in');
  }

  later(flag: boolean): void {
    let done = false;
    this.run(() => { done = true; });
    if (!done) throw new Error('not done');
  }

  truthy(xs: number[]): void {
    if (!xs) throw new TypeError('xs');
    if (xs.length === 0) throw new RangeError('xs');
  }

  own(): void {
    if (this.level > 10) throw new RangeError('level');
    this.level += 20;
    if (this.level < 20) throw new RangeError('level');
  }

  private async prepare(): Promise<void> { this.ready = true; }
  private fill(xs: number[]): void { xs.push(1); }
  private run(f: () => void): void { f(); }
}
