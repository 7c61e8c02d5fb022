export class PairsService {
  info(pair: any): PairInfo {
    return this.toInfo(pair);
  }

  toInfo(pair: any): PairInfo {
    return { price: Number(pair.priceUsd), total: pair.total };
  }

  bill(body: any): number {
    const price = Number(body.price); // want silent-coercion body @warning
    return this.charge(price);
  }
}
