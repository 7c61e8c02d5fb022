/**
 * @invariant `this.level >= 0`
 * @invariant `this.name.trim().length > 0`
 * @invariant `this.from <= this.to`
 * @invariant `['open', 'closed'].includes(this.state)`
 * @invariant `this.lines.length > 0`
 */
export class SilentGuardedEntity {
  private readonly lines: string[];
  private readonly level: number;

  constructor(level: number, private readonly name: string, readonly from: number, readonly to: number, readonly state: 'open' | 'closed', lines: string[]) {
    if (!(level >= 0)) throw new RangeError('level');
    if (name.trim() === '') throw new TypeError('name');
    if (from > to) throw new RangeError('order');
    if (lines.length === 0) throw new RangeError('lines');
    this.level = level;
    this.lines = [...lines];
  }
}
