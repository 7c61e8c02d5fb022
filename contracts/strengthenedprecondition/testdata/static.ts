export class Loader {
  static load(rows: readonly string[]): number {
    if (rows.length > 100) throw new RangeError('too many rows');
    return rows.length;
  }
}

export class SmallLoader extends Loader {
  static override load(rows: readonly string[]): number {
    if (rows.length > 10) throw new RangeError('too many rows'); // want strengthened-precondition @warning
    return super.load(rows);
  }
}
