export class MembersService {
  async remove(email: string): Promise<void> { // want missing-format email @warning
    await this.http.delete(`https://lists.example/members/${email}`);
  }

  day(startDate: string): Date { // want missing-format startDate @hint
    const day = new Date(startDate);
    return day;
  }
}
