// What a record must hold is for each kind of record to say.
export class RecordsService {
  async create(data: { name?: string }): Promise<string> {
    return this.rows.save(data);
  }

  async charge(amount: number): Promise<string> {
    return this.rows.save({ amount });
  }
}

export class NamesService extends RecordsService {
  async create(data: { name?: string }): Promise<string> {
    if (!data.name) throw new Error("name is required"); // want strengthened-precondition @information
    return super.create(data);
  }

  async charge(amount: number): Promise<string> {
    if (amount === 0) throw new Error("amount must not be 0"); // want strengthened-precondition @warning
    return super.charge(amount);
  }
}
