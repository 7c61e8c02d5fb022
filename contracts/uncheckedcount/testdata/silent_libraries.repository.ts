import type { Model } from 'mongoose';
import type { Repository } from 'typeorm';
import type { Knex } from 'knex';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { Pool } from 'pg';
import type { PrismaClient } from '@prisma/client';
import { eq } from 'drizzle-orm';

export class PlayerRepository {
  constructor(
    private readonly model: Model<Player>, private readonly rows: Repository<Player>, private readonly knex: Knex, private readonly db: NodePgDatabase,
    private readonly pool: Pool, private readonly prisma: PrismaClient,
  ) {}

  async compared(id: string, ids: string[]): Promise<boolean> {
    const result = await this.rows.update({ id }, { banned: true });
    if (result.affected !== 1) throw new Error('no player');
    const { count } = await this.prisma.player.updateMany({ where: { id: { in: ids } }, data: { frozen: true } });
    if (count !== ids.length) throw new Error('some');
    const [row] = await this.db.update(players).set({ banned: true }).where(eq(players.id, id)).returning();
    if (!row) throw new Error('no player');
    const rows = await this.knex('players').where({ id }).update({ banned: true }, ['id']).returning('id');
    const { rowCount } = await this.pool.query('UPDATE players SET banned = true WHERE id = $1', [id]);
    return rowCount === 1;
  }

  async sets(teamId: string, day: Date): Promise<void> {
    await this.model.updateMany({ team: teamId }, { $set: { banned: true } });
    await this.model.updateOne({ _id: teamId }, { $set: { banned: true } }, { upsert: true });
    await this.rows.delete({ id: teamId });
    await this.prisma.player.deleteMany({ where: { id: teamId } });
    await this.prisma.player.updateMany({ where: { createdAt: { lt: day } }, data: { old: true } });
    await this.pool.query('DELETE FROM players WHERE id = $1', [teamId]);
    await this.pool.query('SELECT 1');
  }

  async found(id: string): Promise<boolean> {
    const player = await this.rows.findOne({ where: { id } });
    if (!player) throw new Error('no player');
    await this.rows.update({ id }, { banned: true });
    return true;
  }

  given(id: string): Promise<UpdateResult> {
    return this.rows.update({ id }, { banned: true });
  }

  async local(id: string, map: Map<string, string>): Promise<void> {
    map.update({ id }, 1);
  }
}
