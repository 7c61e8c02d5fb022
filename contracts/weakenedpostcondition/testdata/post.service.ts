export class Base {
  protected n = 1;
  /** @post `result > 0` */
  next(): number { return 1; }
}
export class ZeroService extends Base {
  override next(): number { return 0; } // want weakened-postcondition @warning
}
