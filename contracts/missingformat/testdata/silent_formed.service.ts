export class MembersService {
  async escaped(email: string): Promise<void> {
    await this.http.delete(`https://lists.example/members/${encodeURIComponent(email)}`);
  }

  async tested(email: string): Promise<void> {
    if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new RangeError("email must be an email address");
    await this.http.delete(`https://lists.example/members/${email}`);
  }

  async helper(email: string): Promise<void> {
    if (!isEmail(email)) throw new RangeError("email must be an email address");
    await this.http.delete(`https://lists.example/members/${email}`);
  }

  async token(token: string): Promise<void> {
    await this.http.delete(`https://lists.example/members/${token}`);
  }

  async read(email: string): Promise<void> {
    await this.http.get(`https://lists.example/members/${email}`);
  }

  async branded(email: Email): Promise<void> {
    await this.http.delete(`https://lists.example/members/${email}`);
  }
}
