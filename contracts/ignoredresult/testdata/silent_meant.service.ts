// Nobody waits for a note of when something was last used, and a cleanup in a handler has a failure to tell already.
export class TokensService {
  constructor(private readonly rows: { touch(token: string): Promise<void> }) {}

  async updateLastUsedOn(token: string): Promise<{ ok: boolean }> {
    if (token === '') return { ok: false };
    await this.rows.touch(token);
    return { ok: true };
  }

  async revoke(token: string): Promise<{ ok: boolean }> {
    if (token === '') return { ok: false };
    await this.rows.touch(token);
    return { ok: true };
  }
}

export class ImportService {
  constructor(private readonly tokens: TokensService, private readonly rows: { load(token: string): Promise<void> }) {}

  async load(token: string): Promise<void> {
    this.tokens.updateLastUsedOn(token);
    try {
      await this.rows.load(token);
    } catch (e) {
      await this.tokens.revoke(token);
      throw e;
    }
  }

  async refuse(token: string): Promise<{ ok: boolean }> {
    await this.tokens.revoke(token);
    return { ok: false };
  }

  async replace(token: string): Promise<{ ok: boolean }> {
    await this.tokens.revoke(token); // want ignored-result @warning
    return { ok: true };
  }
}

export class LinkService {
  constructor(private readonly tokens: TokensService) {}

  async link(token: string): Promise<{ ok: boolean; isErr(): boolean }> {
    const linked = await this.store(token);
    if (linked.isErr()) {
      await this.tokens.revoke(token);
      return linked;
    }
    return linked;
  }

  private async store(token: string): Promise<{ ok: boolean; isErr(): boolean }> {
    return { ok: token !== 'b', isErr: () => token === 'b' };
  }
}
