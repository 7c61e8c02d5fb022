export class TipService {
  tip(text: string): number {
    const tip = Number(text);
    if (Number.isNaN(tip) || tip <= 0) throw new RangeError("tip must be positive");
    return tip;
  }
}
