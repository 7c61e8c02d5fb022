export class Closures {
  private names: string[] = [];

  /** @pre all: `names.every((name, i) => name.length > 0 && names.indexOf(name) === i)` -- no blanks — none twice */
  set(names: string[]): void {
    if (!names.every((name, i) => name.length > 0 && names.indexOf(name) === i)) throw new RangeError('names');
    this.names = names;
  }

  /** @pre `Math.abs(n) <= Number.MAX_SAFE_INTEGER && !Number.isNaN(n)` */
  at(n: number): string {
    if (!(Math.abs(n) <= Number.MAX_SAFE_INTEGER && !Number.isNaN(n))) throw new RangeError('n');
    return this.names.join() + n;
  }
}
