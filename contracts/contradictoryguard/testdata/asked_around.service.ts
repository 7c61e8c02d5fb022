// A branch that asks again what is asked around it is no guard.
export class CountriesService {
  async keep(data: Data, country: Country | undefined): Promise<string | undefined> {
    if (data.birthday && country) {
      const existing = await this.rows.find(data.birthday);
      if (existing) {
        await this.rows.merge(existing);
        return undefined;
      } else if (country) { // want contradictory-guard @information
        await this.rows.save(country);
        return undefined;
      }
    }
    return data.birthday;
  }
}
