export class TipService {
  tip(text: string): number {
    const tip = parseFloat(text);
    if (!(tip > 0)) throw new RangeError("tip must be positive");
    return tip;
  }
}
