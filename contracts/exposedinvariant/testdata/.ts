/** @invariant `this.spokes > 0` */
export class WheelEntity {
  spokes = 36; // want exposed-invariant @information
}

/** @invariant `this.names.length > 0` */
export class BandEntity {
  readonly names: string[] = ['x']; // want exposed-invariant @information
}

/** @invariant `this.names.length > 0` */
export class QuietBandEntity {
  readonly names: readonly string[] = ['x'];

  private readonly parts: string[] = [];

  get all(): string[] {
    return [...this.names];
  }

  get list(): string[] {
    return this.parts;
  }
}
