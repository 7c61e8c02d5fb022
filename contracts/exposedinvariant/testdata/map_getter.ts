/** @invariant `this.seats.size <= 3` */
export class SeatsEntity {
  private readonly seats = new Map<string, string>();

  get all(): Map<string, string> { // want exposed-invariant @information
    return this.seats;
  }

  get view(): ReadonlyMap<string, string> {
    return this.seats;
  }

  copy(): Map<string, string> {
    return new Map(this.seats);
  }

  list(): string[] {
    return [...this.seats.keys()];
  }
}
