export interface StockInput { count?: number; label?: string; fragile: boolean | null }

export class StockService {
  private level: number | null = null;

  property(input: StockInput): void {
    if (!input.count) throw new TypeError("count is required"); // want falsy-guard input
    if (!input.label) throw new TypeError("label is required");
    if (!input.fragile) throw new TypeError("fragile is required"); // want falsy-guard input
  }

  own(): number {
    if (!this.level) throw new Error("level is missing"); // want falsy-guard level
    return this.level;
  }

  union(size: number | string | undefined, rank: 0 | 1 | 2 | null, big?: bigint): void {
    if (!size) throw new TypeError("size is required"); // want falsy-guard size
    if (rank) this.level = rank; // want falsy-guard rank
    else throw new TypeError("rank is required");
    if (!big) throw new TypeError("big is required"); // want falsy-guard big
  }

  leaf({ count }: { count?: number }): { ok: boolean } {
    if (!count) return { ok: false }; // want falsy-guard count
    return { ok: true };
  }
}
