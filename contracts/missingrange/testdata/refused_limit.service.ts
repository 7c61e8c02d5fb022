export class CleanupService {
  async expired(limit: number): Promise<void> { // want missing-range limit @information
    const rows = await this.rows.findAll({ where: { expired: true }, limit });
    await this.rows.destroy({ where: { id: rows.map((r) => r.id) } });
  }
}
