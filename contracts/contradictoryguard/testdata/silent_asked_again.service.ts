export class ConnectorService {
  async ensure(): Promise<void> {
    const existing = await this.config();
    if (existing) {
      this.logger.log("configured");
    } else {
      await this.connect();
      const verified = await this.config();
      if (!verified) throw new Error("not found after creation");
    }
  }

  private async config(): Promise<Config | null> {
    try {
      return await this.client.read("config");
    } catch (error) {
      return null;
    }
  }
}
