export class PlaceUseCase {
  private lines = 0;

  /** @pre `count > 0` */ execute({ count, note }: { count: number; note: string }): void { // want contract-drift @warning
    if (note === '') throw new RangeError('note must not be empty');
    this.lines = count;
  }

  /** @pre `count > 0` */
  other({ count }: { count: number }): void {
    if (!(count > 0)) throw new RangeError('count must be positive');
    this.lines = count;
  }
}
