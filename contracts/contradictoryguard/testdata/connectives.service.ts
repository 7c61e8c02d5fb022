export class RouteService {
  private level = 0;

  kind(kind: string): void {
    if (kind !== 'air' || kind !== 'sea') throw new RangeError('kind'); // want contradictory-guard kind @warning
  }

  age(age: number): void {
    if (!(age >= 18 && age <= 10)) throw new RangeError('age'); // want contradictory-guard age
  }

  type(value: unknown): void {
    if (typeof value !== 'string' || typeof value !== 'number') throw new TypeError('value'); // want contradictory-guard value
  }

  nothing(value?: string | null): void {
    if (value === null && value === undefined) throw new TypeError('value'); // want contradictory-guard value
  }

  twice(count: number): void {
    if (count <= 10) throw new RangeError('too small');
    if (count >= 5) throw new RangeError('too large'); // want contradictory-guard count
  }

  yoda(count: number): void {
    if (10 >= count) throw new RangeError('too small');
    if (5 <= count) throw new RangeError('too large'); // want contradictory-guard count
  }

  sizes(code: string): void {
    if (code.length > 8 && code.length < 6) throw new RangeError('length'); // want contradictory-guard code
  }

  own(): void {
    if (this.level < 0 && this.level > 100) throw new RangeError('level'); // want contradictory-guard level
  }

  chosen(kind: string): void {
    switch (kind) {
      case 'air':
      case 'sea':
        break;
      default:
        throw new RangeError('kind');
    }
    if (kind === 'air' || kind === 'sea') throw new RangeError('kind'); // want contradictory-guard kind
  }

  left(code: number): { ok: boolean } {
    if (code === 1 && code === 2) return { ok: false }; // want contradictory-guard code
    return { ok: true };
  }
}
