/** @invariant `this.balance >= 0` */
export class Base1Entity {
  protected balance = 0;

  rename(): void {}
}

export class Sub1Entity extends Base1Entity {
  spend(n: number): void {
    this.balance -= n;
  }
}

/** @invariant `this.total >= 0` */
export class Rollback2Entity {
  private total = 0;

  async pay(n: number): Promise<void> {
    const before = this.total;
    this.total -= n;
    try {
      await this.gateway.send(n);
    } catch (e) {
      this.total = before;
      throw e;
    }
  }

  undo(n: number): void {
    const before = this.total;
    this.total -= n;
    if (this.total < 0) {
      this.total = before;
      throw new Error('x');
    }
  }
}

/** @invariant `this.items.size <= 5` */
export class Map3Entity {
  private readonly items = new Map<string, number>();

  put(k: string, v: number): void {
    this.items.set(k, v);
  }

  put2(k: string, v: number): void {
    if (this.items.size < 5) {
      this.items.set(k, v);
    }
  }

  drop(k: string): void {
    this.items.delete(k);
  }

  all(): Map<string, number> {
    return this.items;
  }
}

/** @invariant `this.tags.length > 0` */
export class Tags4Entity {
  constructor(private tags: string[]) {} // want invariant-not-established

  replace(tags: string[]): void {
    if (!tags.length) throw new Error('x');
    this.tags = tags;
  }

  sortAll(): void {
    this.tags.sort();
  }

  remove(tag: string): void {
    this.tags = this.tags.filter((t) => t !== tag);
  }

  removeAt(i: number): void {
    if (this.tags.length === 1) throw new Error('x');
    this.tags.splice(i, 1);
  }
}

/** @invariant `Number.isInteger(this.qty) && this.qty > 0` */
export class Qty5Entity {
  constructor(private qty: number) {
    if (!Number.isInteger(qty) || qty <= 0) throw new RangeError('q');
  }

  change(qty: number): void {
    this.qty = qty;
  }

  static of(qty: number) {
    return new Qty5Entity(qty);
  }
}

/** @invariant `this.low < this.high` */
export class Pair6Entity {
  private low: number;
  private high: number;

  constructor(low: number, high: number) { // want invariant-not-established
    if (low > high) throw new RangeError('order');
    this.low = low;
    this.high = high;
  }
}

/** @invariant `this.name !== ''` */
export class Name7Entity {
  constructor(public readonly name: string) { // want invariant-not-established
    if (name == null) throw new TypeError('n');
  }
}

/** @invariant `this.owner !== null` */
export class Owner8Entity {
  private owner: string | null;

  constructor(owner: string) {
    this.owner = owner;
  }

  release(): void {
    this.owner = null;
  }
}

export class Check9Entity {
  private n: number;

  constructor(n: number) { // want invariant-not-established
    this.n = n;
  }

  private checkRep(): void {
    if (this.n < 0) throw new Error('n');
  }
}
/** @invariant `this.used <= this.limit` */
export class Limit10Entity {
  private used = 0;
  constructor(private readonly limit: number) {
    if (limit < 0) throw new RangeError('limit');
  }
  use(n: number): void {
    if (n <= 0) throw new RangeError('n');
    if (this.used + n > this.limit) throw new Error('over');
    this.used += n;
  }
  useBad(n: number): void {
    if (n <= 0) throw new RangeError('n');
    this.used += n;
  }
}
