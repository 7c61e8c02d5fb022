import Redis from 'ioredis';

export class EpochService {
  constructor(private readonly redis: Redis) {}

  async epoch(key: string): Promise<string> {
    const fresh = String(Date.now());
    await this.redis.set(key, fresh, 'EX', 60, 'NX');
    return (await this.redis.get(key)) ?? fresh;
  }

  async lock(key: string): Promise<void> {
    await this.redis.set(key, '1', 'NX'); // want unverified-mutation
    await this.redis.get('other');
  }
}
