export class ScopesService {
  mount(target: Element): void {
    this.ensureScope(target);
  }

  ensureScope(target?: Element): boolean {
    if (!target) return false;
    return addClass(target);
  }

  async keys(id: string): Promise<string[]> {
    this.recommendations.noted(id);
    this.checkRecommendation(id);
    return this.client.keys(id);
  }

  async checkRecommendation(id: string): Promise<string | null> {
    try {
      return await this.find(id);
    } catch (error) {
      return null;
    }
  }

  async upload(space: string): Promise<string> {
    await this.checkCapacity(space);
    return this.files.upload(space);
  }

  private async checkCapacity(space: string): Promise<void> {
    const over = await this.spaces.over(space);
    if (over) {
      return Promise.reject(new Error("over the limit"));
    }
    return;
  }

  async find(id: string): Promise<string> {
    return this.client.get(id);
  }
}
