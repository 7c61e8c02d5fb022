export class MembersRepository {
  async destroyBulk(ids, options: RepositoryOptions): Promise<void> {
    await options.database.member.destroy({ where: { id: ids } });
  }
}
