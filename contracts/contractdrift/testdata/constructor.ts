export class Lamp {
  /** @pre `watts > 0` */ constructor(private readonly watts: number) { // want contract-drift @warning
    if (!Number.isFinite(watts)) throw new RangeError('watts must be finite');
  }

  get bright(): boolean {
    return this.watts > 50;
  }
}
