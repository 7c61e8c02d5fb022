export class Base {
  protected n = 1;
  /** @post `result > 0` */
  next(): number { return 1; }
}
export class TwoService extends Base {
  override next(): number { return 2; }
}
