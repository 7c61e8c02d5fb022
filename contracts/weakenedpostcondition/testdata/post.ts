export abstract class Pricing {
  /** @post `result > 0` */
  abstract price(): number;
}

export class FreePricing extends Pricing {
  price(): number { // want weakened-postcondition @warning
    return 0;
  }
}

export class FullPricing extends Pricing {
  price(): number {
    return 12;
  }
}
