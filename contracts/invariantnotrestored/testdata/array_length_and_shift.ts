/** @invariant `this.people.length > 0` */
export class LineEntity {
  private people: string[] = ['first'];

  serve(): string | undefined {
    return this.people.shift(); // want invariant-not-restored @warning
  }

  wipe(): void {
    this.people.length = 0; // want invariant-not-restored @warning
  }

  reset(): void {
    this.people = ['first'];
  }

  empty(): void {
    this.people = []; // want invariant-not-restored @warning
  }

  join(name: string): void {
    this.people.push(name);
  }
}
