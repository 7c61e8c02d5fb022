// Who does not care whether a request arrives cares no more for its answer.
export class HooksService {
  async tell(url: string, post: object): Promise<void> {
    try {
      await fetch(url, { method: "POST", body: JSON.stringify(post) }); // want unverified-mutation @information
    } catch (e) {
      console.error("hook failed", e);
    }
  }

  async send(url: string, post: object): Promise<void> {
    await fetch(url, { method: "POST", body: JSON.stringify(post) }); // want unverified-mutation @warning
  }
}
