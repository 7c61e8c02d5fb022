import type { Redis } from "ioredis";

export class CacheService {
  constructor(private readonly redis: Redis) {}

  async drop(keys: string[]): Promise<void> {
    const pipeline = this.redis.pipeline();
    for (const key of keys) {
      pipeline.del(key);
    }
    this.redis.multi().set("a", 1).exec().catch(() => undefined);
    await pipeline.exec();
  }
}
