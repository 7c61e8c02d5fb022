/**
 * @invariant `this.seconds >= 0`
 * @invariant `this.laps.length <= 3`
 */
export class SilentReadonlyEntity {
  readonly seconds: number = 60;
  #laps: string[] = [];
  private laps: string[] = [];
  label = '';

  all(): readonly string[] {
    return this.laps;
  }

  copy(): string[] {
    return [...this.laps];
  }

  get count(): number {
    return this.laps.length;
  }
}

export class SilentDto {
  seconds = 0;
  laps: string[] = [];
}
