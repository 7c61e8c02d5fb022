export class LimitsService {
  async check(sheetId: string, created: Set<string>): Promise<void> {
    const count = await this.records.count(sheetId);
    const after = Number(count) + Number(created.size);
    if (after > 1000) throw new RangeError("too many records"); // want nan-leak after @hint
  }

  text(limit: string): void {
    const most = Number(limit);
    if (most > 1000) throw new RangeError("too much"); // want nan-leak most @warning
  }
}
