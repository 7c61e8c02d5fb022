export class VersionService {
  async contained(): Promise<void> {
    try {
      const res = await this.http.get("https://example.test/version");
      const data = await res.json();
      this.latest = data.versions.open;
    } catch (err) {
      this.logger.info("no version", err);
    }
  }

  async raised(): Promise<void> {
    try {
      const res = await this.http.get("https://example.test/version");
      const data = await res.json(); // want missing-shape data @warning
      this.latest = data.versions.open;
    } catch (err) {
      this.failed = true;
      throw err;
    }
  }
}
