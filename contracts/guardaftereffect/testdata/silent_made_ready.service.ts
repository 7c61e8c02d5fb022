export class FilesService {
  async renewTokenIfNeeded(): Promise<void> {
    if (this.expires > Date.now()) return;
    const response = await axios.post("https://example.test/token", { token: this.token });
    this.token = response.data.token;
  }

  async content(group: string | undefined, path: string): Promise<string> {
    await this.renewTokenIfNeeded();
    if (!group) throw new Error("group is required");
    return this.files.read(`${group}/${path}`);
  }
}
