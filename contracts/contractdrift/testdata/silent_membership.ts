const SIZES = ['s', 'm', 'l'] as const;
const KNOWN = new Set(['s', 'm', 'l']);
export class Parcel {
  private size = 's';

  /** @pre `SIZES.includes(size as never)` */
  a(size: string): void {
    if (!SIZES.includes(size as never)) throw new RangeError('size is unknown');
    this.size = size;
  }

  /** @pre `size === 's' || size === 'm'` */
  b(size: string): void {
    if (!['s', 'm'].includes(size)) throw new RangeError('size is unknown');
    this.size = size;
  }

  /** @pre `KNOWN.has(size)` */
  c(size: string): void {
    if (!KNOWN.has(size)) throw new RangeError('size is unknown');
    this.size = size;
  }

  /** @pre `['s', 'm'].includes(size)` */
  d(size: string): void {
    switch (size) {
      case 's':
      case 'm':
        this.size = size;
        break;
      default:
        throw new RangeError('size is unknown');
    }
  }
}
