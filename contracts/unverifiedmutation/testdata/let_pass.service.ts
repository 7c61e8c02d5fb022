export class CountersService {
  constructor(private readonly redis: Redis) {}

  async setCounter(key: string, value: number): Promise<void> {
    await this.redis.set(key, value, "EX", 60, "NX"); // want unverified-mutation @information
  }

  async acquireLock(key: string): Promise<void> {
    await this.redis.set(key, "1", "EX", 60, "NX"); // want unverified-mutation @warning
    await this.work(key);
  }

  async close(endpoint: string): Promise<void> {
    try {
      await fetch(`${endpoint}/close`, { method: "PUT" }); // want unverified-mutation @information
    } catch (error) {
      // Ignore
    }
  }
}
