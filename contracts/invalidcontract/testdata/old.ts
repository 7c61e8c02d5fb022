export class Pile {
  private readonly items: string[] = [];

  get bricks(): readonly string[] {
    return this.items;
  }

  /** @post `this.bricks.length === old(this.bricks).length + 1` */ add(brick: string): void { // want invalid-contract @warning
    this.items.push(brick);
  }

  /** @post `this.bricks.length === old(this.bricks.length) + 1` */ more(brick: string): void {
    this.items.push(brick);
  }

  /** @pre `old(this.bricks.length) > 0` */ drop(): void { // want invalid-contract @warning
    this.items.pop();
  }

  /** @pre `result > 0` */ low(): number { // want invalid-contract @warning
    return this.items.length;
  }
}
