function fail(message: string): never { throw new Error(message); }
export class PayService {
  private kind: string | null = null;
  /** @pre `kind !== null` */
  pay(kind: string | null): void {
    this.kind = kind ?? fail('kind');
  }
}
