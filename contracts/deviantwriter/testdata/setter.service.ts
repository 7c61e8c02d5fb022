export class SetterService {
  private limit: number;

  constructor(limit: number) {
    if (!(limit > 0)) throw new RangeError('limit');
    this.limit = limit;
  }

  widen(limit: number): void {
    if (!(limit > 0)) throw new RangeError('limit');
    this.limit = limit;
  }

  set bound(value: number) {
    this.limit = value; // want deviant-writer limit @hint
  }
}
