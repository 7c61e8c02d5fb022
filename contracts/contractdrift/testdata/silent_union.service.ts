export class Plan {
  private kind = '';
  /** @pre `['a', 'b'].includes(kind)` */
  choose(kind: string): void {
    switch (kind) {
      case 'a':
      case 'b':
        this.kind = kind;
        break;
      default:
        throw new TypeError('kind');
    }
  }
}
