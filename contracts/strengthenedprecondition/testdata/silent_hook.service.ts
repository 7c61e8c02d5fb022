export class Base {
  protected before(n: number): void {}
  run(n: number): void { this.before(n); }
}
export class CheckedService extends Base {
  protected override before(n: number): void {
    if (n < 0) throw new RangeError('n');
  }
}
