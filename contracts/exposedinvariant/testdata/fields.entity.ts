/**
 * @invariant `this.seconds >= 0`
 * @invariant `this.level >= 0`
 * @invariant `this.laps.length <= 3`
 * @invariant `this.tags.size <= 3`
 */
export class FieldsEntity {
  public seconds = 60; // want exposed-invariant seconds
  readonly tags: Set<string> = new Set(); // want exposed-invariant tags
  private laps: string[] = [];

  constructor(
    public level: number, // want exposed-invariant level
  ) {
    if (!(level >= 0)) throw new RangeError('level');
  }

  get all(): string[] { // want exposed-invariant laps
    return this.laps;
  }
}
