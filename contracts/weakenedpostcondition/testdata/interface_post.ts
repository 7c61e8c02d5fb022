export interface Ranker {
  /** @post `result >= 1 && result <= 5` */
  rank(open: boolean): number;
}

export class ZeroRanker implements Ranker {
  rank(open: boolean): number { // want weakened-postcondition @warning
    if (open) return 0;
    return 5;
  }
}
