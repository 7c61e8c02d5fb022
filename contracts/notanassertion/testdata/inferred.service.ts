export const assertText = (value: unknown): asserts value is string => { // want not-an-assertion assertText @warning
  if (typeof value !== 'string') throw new TypeError('text expected');
};

const assertOk = function (value: unknown): asserts value { // want not-an-assertion assertOk
  if (!value) throw new TypeError('value expected');
};

class Checker {
  private readonly assertNumber = (value: unknown): asserts value is number => { // want not-an-assertion assertNumber
    if (typeof value !== 'number') throw new TypeError('number expected');
  };

  assertList(value: unknown): asserts value is unknown[] {
    if (!Array.isArray(value)) throw new TypeError('list expected');
  }
}

export class SongService {
  sing(title: unknown, lines: unknown): string {
    const assertTitle = (value: unknown): asserts value is string => { // want not-an-assertion assertTitle
      if (typeof value !== 'string') throw new TypeError('title expected');
    };
    assertTitle(title);
    const checker = new Checker(); // want not-an-assertion checker
    checker.assertList(lines);
    return title;
  }
}
