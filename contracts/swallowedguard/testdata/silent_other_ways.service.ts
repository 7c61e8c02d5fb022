export class ChunksService {
  async chunk(url: string, other: string): Promise<Chunk> {
    try {
      const response = await this.load(url);
      if (!response.ok) throw new Error("bad response");
      return response.body;
    } catch (error) {
      // Fallback to the other url.
    }
    return this.load(other, url);
  }

  async alive(): Promise<Answer> {
    let result: Answer = { alive: true };
    try {
      const pong = await this.client.ping();
      if (pong !== "PONG") throw new Error("no pong");
    } catch (error) {
      result = { alive: false, error };
    } finally {
      return result;
    }
  }
}
