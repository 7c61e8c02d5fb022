/**
 * @invariant `this.level >= 0`
 * @invariant `this.names.length <= 3`
 */
export class WritesEntity {
  private level = 0;
  private readonly names: string[] = [];

  drain(amount: number): void {
    this.level -= amount; // want invariant-not-restored
  }

  step(): void {
    this.level--; // want invariant-not-restored
  }

  set depth(value: number) {
    this.level = value; // want invariant-not-restored
  }

  join(name: string): void {
    this.names.push(name); // want invariant-not-restored
  }

  joinTwice(name: string): void {
    if (this.names.length >= 3) throw new Error('full');
    this.names.push(name);
    this.names.push(name); // want invariant-not-restored
  }
}
