const KINDS = new Set(['a', 'b']);
export class PayService {
  private kind = '';
  /** @pre `KINDS.has(kind)` */
  pay(kind: string): void {
    if (!KINDS.has(kind)) throw new RangeError('kind');
    this.kind = kind;
  }
}
