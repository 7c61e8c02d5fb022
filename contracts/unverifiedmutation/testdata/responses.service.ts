export class UploadService {
  constructor(private readonly url: string) {}

  async dropped(body: string): Promise<void> {
    await fetch(this.url, { method: "POST", body }); // want unverified-mutation fetch @warning
  }

  async body(body: string): Promise<string> {
    const id = (await (await fetch(this.url, { method: "POST", body })).json()).id; // want unverified-mutation fetch
    return id;
  }

  async location(body: string): Promise<string | null> {
    const response = await fetch(this.url, { method: "PUT", body }); // want unverified-mutation fetch
    console.log(response.status);
    return response.headers.get("location");
  }

  async options(): Promise<void> {
    const options = { method: "POST" };
    await fetch(this.url, options); // want unverified-mutation fetch
  }

  async read(): Promise<string> {
    const response = await fetch(this.url);
    return response.text();
  }

  async checked(body: string): Promise<boolean> {
    const response = await fetch(this.url, { method: "POST", body });
    if (response.status >= 400) throw new Error("refused");
    const { ok } = await fetch(this.url, { method: "POST", body });
    return ok;
  }

  async judged(body: string): Promise<string> {
    const response = await fetch(this.url, { method: "POST", body });
    const answer = await response.json();
    if (answer.error) throw new Error(answer.error);
    return answer.id;
  }

  async handed(body: string): Promise<string> {
    const response = await fetch(this.url, { method: "POST", body });
    this.assertOk(response);
    return response.text();
  }

  later(body: string): Promise<Response> {
    return fetch(this.url, { method: "POST", body });
  }

  private assertOk(response: Response): void {
    if (!response.ok) throw new Error("refused");
  }
}
