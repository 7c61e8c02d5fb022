export class CacheService {
  private readonly keys = new Set<string>();

  async invalidateByKey(key: string): Promise<boolean> {
    try {
      return this.keys.delete(key);
    } catch (error) {
      throw new Error('cache is gone');
    }
  }
}

export class RatesService {
  constructor(private readonly cache: CacheService) {}

  refresh(key: string): string {
    this.cache.invalidateByKey(key);
    return key;
  }
}
