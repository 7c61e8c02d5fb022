type AssertText = (value: unknown) => asserts value is string;

export const assertText: AssertText = (value) => {
  if (typeof value !== 'string') throw new TypeError('text expected');
};

const assertInline: (value: unknown) => asserts value is string = (value: unknown): asserts value is string => {
  if (typeof value !== 'string') throw new TypeError('text expected');
};

function assertLines(value: unknown): asserts value is string[] {
  if (!Array.isArray(value)) throw new TypeError('lines expected');
}

export function assertGeneric<T>(value: T | null): asserts value is T {
  if (value == null) throw new TypeError('value expected');
}

class Checker {
  readonly assertNumber: (value: unknown) => asserts value is number = (value) => {
    if (typeof value !== 'number') throw new TypeError('number expected');
  };

  static assertList(value: unknown): asserts value is unknown[] {
    if (!Array.isArray(value)) throw new TypeError('list expected');
  }

  assertMap(value: unknown): asserts value is Map<string, string> {
    if (!(value instanceof Map)) throw new TypeError('map expected');
  }
}

export class LyricsService {
  constructor(private readonly checker: Checker) {}

  handle(title: unknown, other: Checker): string {
    const checker: Checker = new Checker();
    checker.assertMap(title);
    other.assertMap(title);
    this.checker.assertMap(title);
    Checker.assertList(title);
    return 'done';
  }
}
