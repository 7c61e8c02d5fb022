/** @invariant `this.level >= 0` */
export class LevelEntity {
  private level = 0;

  lower(by: number, quick: boolean): number {
    this.level -= by; // want invariant-not-restored @warning
    if (quick) return this.level;
    if (!(this.level >= 0)) throw new Error('below zero');
    return this.level;
  }
}
