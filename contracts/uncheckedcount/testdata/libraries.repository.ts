import type { Model } from 'mongoose';
import type { Repository, EntityManager, DataSource } from 'typeorm';
import type { Collection } from 'mongodb';
import type { Knex } from 'knex';
import type { Kysely } from 'kysely';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { Pool } from 'pg';
import type { PrismaService } from '../prisma.service';
import { eq } from 'drizzle-orm';

export class PlayerRepository {
  constructor(
    private readonly model: Model<Player>, private readonly rows: Repository<Player>, private readonly em: EntityManager, private readonly source: DataSource,
    private readonly players: Collection<Player>, private readonly knex: Knex, private readonly kysely: Kysely<Database>, private readonly db: NodePgDatabase,
    private readonly pool: Pool, private readonly prisma: PrismaService,
  ) {}

  async ban(id: string): Promise<void> {
    await this.model.updateOne({ _id: id }, { $set: { banned: true } }); // want unchecked-count model @hint
    await this.model.updateOne({ _id: id }, { banned: true }).exec(); // want unchecked-count model
    await this.rows.update({ id }, { banned: true }); // want unchecked-count rows
    await this.rows.update(id, { banned: true }); // want unchecked-count rows
    await this.em.update(Player, { id }, { banned: true }); // want unchecked-count em
    await this.source.getRepository(Player).update({ id }, { banned: true }); // want unchecked-count getRepository
    await this.rows.createQueryBuilder().update(Player).set({ banned: true }).where("id = :id", { id }).execute(); // want unchecked-count
    await this.players.updateOne({ _id: id }, { $set: { banned: true } }); // want unchecked-count players
    await this.knex('players').where({ id }).update({ banned: true }); // want unchecked-count
    await this.kysely.updateTable('players').set({ banned: true }).where('id', '=', id).execute(); // want unchecked-count
    await this.db.update(players).set({ banned: true }).where(eq(players.id, id)); // want unchecked-count
    await this.pool.query('UPDATE players SET banned = true WHERE id = $1', [id]); // want unchecked-count pool
    const result = await this.prisma.player.updateMany({ where: { id }, data: { banned: true } }); // want unchecked-count player
    console.log(result.count);
  }

  async shipped(id: string): Promise<string> {
    await this.rows.update({ id }, { state: 'shipped' }); // want unchecked-count rows @information
    return 'shipped';
  }

  async success(id: string): Promise<{ success: boolean }> {
    await this.prisma.player.updateMany({ where: { id }, data: { open: false } }); // want unchecked-count player @information
    return { success: true };
  }
}
