export class WelcomeService {
  constructor(private readonly users: Repository<User>) {}

  async greet(id: number): Promise<string> {
    const user = await this.users.findOne({ where: { id } }); // want unchecked-lookup user
    return user.email;
  }
}
