export class PriceBandValueObject {
  constructor(readonly min: number, readonly max: number) {} // want missing-relation min @information

  width(): number {
    return this.max - this.min;
  }
}

export class StayValueObject { constructor(readonly from: Date, readonly to: Date) {} } // want missing-relation from @information

export class StoredValueObject {
  private readonly startDate: Date;
  private readonly endDate: Date;

  constructor(startDate: Date, endDate: Date) { // want missing-relation startDate @information
    this.startDate = startDate;
    this.endDate = endDate;
  }
}

export class ReadingsRepository {
  async within(from: Date, to: Date): Promise<Reading[]> { // want missing-relation from @information
    return this.rows.find({ where: { at: Between(from, to) } });
  }

  async stored(since: Date, until: Date): Promise<Reading[]> { // want missing-relation since @information
    return this.prisma.reading.findMany({ where: { at: { gte: since, lte: until } } });
  }

  async spelled(from: string, to: string): Promise<Reading[]> { // want missing-relation from @information
    return this.rows.find({ at: { $gte: from, $lt: to } });
  }
}
