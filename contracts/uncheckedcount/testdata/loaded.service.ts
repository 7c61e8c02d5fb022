export class InviteService {
  constructor(private readonly users: Repository<User>) {}

  async invite(userIds: string[]): Promise<void> {
    const users = await this.users.findBy({ id: In(userIds) }); // want unchecked-count userIds @hint
    for (const user of users) {
      await this.users.save({ ...user, invited: true });
    }
  }

  async active(userIds: string[]): Promise<void> {
    const users = await this.users.find({ where: { id: In(userIds), active: true } });
    for (const user of users) {
      await this.users.save({ ...user, invited: true });
    }
  }

  async compared(userIds: string[]): Promise<void> {
    const users = await this.users.find({ where: { id: In(userIds) } });
    if (users.length !== userIds.length) throw new Error("unknown users");

    for (const user of users) {
      await this.users.save({ ...user, invited: true });
    }
  }
}
