export class Base {
  protected log: string[] = [];
  note(text: string): void {
    if (text.length > 100) throw new RangeError('text');
    this.log.push(text);
  }
}
export class ShortService extends Base {
  override note(text: string): void {
    if (text.length > 50) throw new RangeError('text'); // want strengthened-precondition text @warning
    super.note(text);
  }
}
