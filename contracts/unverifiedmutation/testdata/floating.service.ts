import axios from "axios";
import type { Repository } from "typeorm";
import type { PrismaClient } from "@prisma/client";

export class ProfilesService {
  private cache = new Map<string, string>();

  constructor(private readonly profiles: Repository<Profile>, private readonly prisma: PrismaClient) {}

  async rename(profile: Profile, items: Profile[]): Promise<string> {
    this.profiles.save(profile); // want unverified-mutation profiles @warning
    this.prisma.profile.update({ where: { id: profile.id }, data: {} }); // want unverified-mutation profile
    axios.post("/x", profile); // want unverified-mutation axios
    fetch("/x", { method: "POST" }); // want unverified-mutation fetch
    this.profiles.save(profile).then(() => this.note()); // want unverified-mutation profiles
    items.forEach((item) => this.profiles.save(item)); // want unverified-mutation profiles
    const saving = this.profiles.save(profile); // want unverified-mutation profiles
    await this.prisma.$transaction(async (tx) => {
      tx.profile.create({ data: {} }); // want unverified-mutation profile
      await tx.profile.create({ data: {} });
    });
    this.cache.delete("x");
    return profile.name;
  }

  async deliberate(profile: Profile): Promise<void> {
    void this.profiles.save(profile);
    this.profiles.save(profile).catch((e) => this.note());
    await Promise.all([this.profiles.save(profile), this.profiles.remove(profile)]);
    await this.profiles.save(profile);
    await axios.post("/x", profile);
    const saving = this.profiles.save(profile);
    await saving;
  }

  later(profile: Profile): Promise<Profile> {
    return this.profiles.save(profile);
  }

  private note(): void {}
}
