export class PostGateway {
  constructor(private readonly url: string) {}

  async publish(text: string, draft: boolean): Promise<string> {
    const res = await fetch(this.url, { method: 'POST', body: text }); // want partially-verified-mutation fetch @warning
    if (draft) return 'drafted';
    if (!res.ok) throw new Error('post was refused');
    return 'published';
  }

  async nested(text: string, draft: boolean): Promise<string> {
    const res = await fetch(this.url, { method: 'POST', body: text }); // want partially-verified-mutation
    if (!draft) {
      if (!res.ok) {
        throw new Error('post was refused');
      }
      return 'published';
    }
    return 'drafted';
  }
}
