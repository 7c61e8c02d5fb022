/** @invariant `this.voices.length <= 4` */
export class ChoirAggregate {
  private voices: string[] = [];

  join(voice: string): void {
    this.voices.push(voice); // want invariant-not-restored @warning
  }

  enter(voice: string): void {
    if (this.voices.length >= 4) throw new Error('full');
    this.voices.push(voice);
  }

  leave(voice: string): void {
    this.voices = this.voices.filter((v) => v !== voice);
  }

  all(voices: string[]): void {
    this.voices = [...voices]; // want invariant-not-restored @warning
  }

  set(voices: string[]): void {
    if (voices.length > 4) throw new Error('too many');
    this.voices = [...voices];
  }
}
