/** @invariant `this.members.size > 0` */
export class TeamAggregate {
  private readonly members = new Set<string>(['captain']);

  drop(name: string): void {
    this.members.delete(name); // want invariant-not-restored @warning
  }

  wipe(): void {
    this.members.clear(); // want invariant-not-restored @warning
  }

  add(name: string): void {
    this.members.add(name);
  }
}
