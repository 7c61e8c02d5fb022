/** @invariant `this.props.stock >= 0` */
export class P1Entity {
  private constructor(private readonly props: { stock: number }) {}

  static create(props: { stock: number }): P1Entity {
    if (props.stock < 0) throw new RangeError('stock');
    return new P1Entity(props);
  }

  take(n: number): void {
    if (n > this.props.stock) throw new Error('stock');
    this.props.stock -= n;
  }

  take2(n: number): void {
    this.props.stock -= n;
  }
}

/** @invariant `this.stock >= 0` */
export class P2Entity {
  private _stock = 0;

  get stock(): number {
    return this._stock;
  }

  set stock(n: number) {
    if (n < 0) throw new RangeError('stock');
    this._stock = n;
  }

  sell(n: number): void {
    if (n > this.stock) throw new Error('stock');
    this._stock -= n;
  }

  reset(n: number): void {
    this.stock = n;
  }

  lose(n: number): void {
    this._stock -= n;
  }
}

/** @invariant `this.seats.size <= this.capacity` */
export class P3Entity {
  private readonly seats = new Set<string>();

  constructor(private readonly capacity: number) {
    if (capacity < 1) throw new RangeError('capacity');
  }

  book(seat: string): void {
    if (this.seats.size === this.capacity) throw new Error('full');
    this.seats.add(seat);
  }

  book2(seat: string): void {
    if (this.isFull()) throw new Error('full');
    this.seats.add(seat);
  }

  book3(seat: string): Result {
    if (this.full) return Result.fail('full');
    this.seats.add(seat);
    return Result.ok();
  }

  bad(seat: string): void {
    if (this.seats.has(seat)) return;
    this.seats.add(seat);
  }

  get full(): boolean {
    return this.seats.size >= this.capacity;
  }

  private isFull(): boolean {
    return this.seats.size >= this.capacity;
  }

  get list(): ReadonlySet<string> {
    return this.seats;
  }
}

/** @invariant `this.status !== 'closed' || this.openItems === 0` */
export class P4Entity {
  private status: 'open' | 'closed' = 'open';
  private openItems = 0;

  close(): void {
    if (this.openItems > 0) throw new Error('open items');
    this.status = 'closed';
  }

  slam(): void {
    this.status = 'closed';
  }

  add(): void {
    if (this.status === 'closed') throw new Error('closed');
    this.openItems += 1;
  }
}

/** @invariant `this.end > this.start` */
export class P5Entity {
  constructor(public readonly start: Date, public readonly end: Date) {
    if (end <= start) throw new RangeError('end');
  }
}

/** @invariant `this.end > this.start` */
export class P6Entity {
  public readonly start: Date;
  public readonly end: Date;

  constructor({ start, end }: { start: Date; end: Date }) { // want invariant-not-established
    this.start = start;
    this.end = end;
  }
}

/** @invariant `this.email.includes('@')` */
export class P7Entity {
  constructor(private email: string) {
    if (!email.includes('@')) throw new TypeError('email');
  }

  change(email: string): void {
    this.email = email;
  }

  change2(email: string): void {
    if (!isEmail(email)) throw new TypeError('email');
    this.email = email;
  }
}

/** @invariant `this.items.length > 0` */
export class P8Entity {
  private items: string[];

  constructor(first: string, ...rest: string[]) {
    this.items = [first, ...rest];
  }

  removeLast(): void {
    if (this.items.length > 1) this.items.pop();
  }

  clear(): void {
    this.items = [];
  }

  clear2(): void {
    this.items.length = 0;
  }
}

/** @invariant `this.retries <= 3` */
export class P9Entity {
  public retries = 0;

  retry(): boolean {
    if (this.retries >= 3) return false;
    this.retries++;
    return true;
  }

  async retry2(): Promise<void> {
    if (this.retries < 3) {
      await this.run();
      this.retries += 1;
    }
  }

  private async run(): Promise<void> {}
}

/** A money value.
 * @invariant cents: `Number.isInteger(this.cents)` -- never fractions
 */
export class P10ValueObject {
  constructor(readonly cents: number) { // want invariant-not-established
    if (cents < 0) throw new RangeError('cents');
  }

  plus(other: P10ValueObject): P10ValueObject {
    return new P10ValueObject(this.cents + other.cents);
  }
}

export abstract class P11Base {
  constructor(protected readonly value: string) {
    this.assertInvariants();
  }

  protected abstract assertInvariants(): void;
}

export class P11Slug extends P11Base {
  protected assertInvariants(): void {
    if (this.value === '') throw new Error('slug');
  }
}

/** @invariant `this.n > 0` */
export class P12Entity {
  private n = 1;

  static load(n: number): P12Entity {
    const e = new P12Entity();
    e.n = n;
    return e;
  }

  apply(patch: Partial<P12Entity>): void {
    Object.assign(this, patch);
  }

  twice(n: number): void {
    if (n > 0) {
      this.n = n;
    } else {
      this.n = 1;
    }
  }

  sw(k: string): void {
    switch (k) {
      case 'a':
        this.n = 1;
        break;
      default:
        this.n = 0;
    }
  }

  arrow = (n: number): void => {
    this.n = n;
  };
}
