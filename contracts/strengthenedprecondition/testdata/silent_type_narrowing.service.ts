export class Base {
  protected log: string[] = [];
  note(text: string): void {
    if (text === '') throw new RangeError('text');
    this.log.push(text);
  }
}
export class UpperService extends Base {
  override note(text: string): void {
    if (text.length === 0) throw new RangeError('text');
    super.note(text.toUpperCase());
  }
}
