export enum Kind { A = 'a', B = 'b' }
export class PayService {
  private kind = Kind.A;
  /** @pre `kind !== Kind.B` */
  pay(kind: Kind): void {
    if (kind === Kind.B) throw new RangeError('kind');
    this.kind = kind;
  }
}
