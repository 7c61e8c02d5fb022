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

export class CaptchaService {
  async passes(text: string): Promise<boolean> {
    const answer = await fetch("https://captcha.example/verify", { method: "POST", body: text }); // want unverified-mutation @information
    const said = await answer.json();
    return said.success;
  }
}
