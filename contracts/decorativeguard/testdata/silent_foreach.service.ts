// Returns that skip one element are no guards of the method; console.assert with what somebody else asserts is none either.
export class LinesService {
  private readonly kept: string[] = [];

  chain(lines: string[]): void {
    lines.forEach((line) => {
      if (line.trim() === '') return;
      else if (line.startsWith('#')) return;
      else this.kept.push(line);
    });
  }

  flagged(lines: string[]): boolean {
    let ok = true;
    lines.forEach((line) => {
      if (line.trim() === '') {
        ok = false;
        return;
      }
    });
    return ok;
  }

  onAssert(...args: unknown[]): void {
    console.assert(...args);
  }
}

export class WaitingService {
  constructor(private readonly library: { each<T>(list: T[], f: (t: T) => Promise<void>): Promise<void> }) {}

  async all(lines: string[]): Promise<void> {
    await this.library.each(lines, async (line) => {
      if (line.trim() === "") throw new TypeError("line must not be blank");
    });
  }
}
