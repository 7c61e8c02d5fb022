export class Kind {
  private kind = '';

  /** @pre `['wood', 'metal'].includes(kind)` */ build(kind: string): void { // want contract-drift @warning
    if (!['wood', 'metal', 'paper'].includes(kind)) throw new RangeError('kind is unknown');
    this.kind = kind;
  }
}
