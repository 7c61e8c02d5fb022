export interface Token { decimals?: number; quantity?: number; exp?: number; account?: number }

export class TokensService {
  async send(token: Token): Promise<void> {
    if (!token.decimals) throw new Error("the token has no decimals"); // want falsy-guard token @information
    if (!token.quantity) throw new Error("the token has no quantity"); // want falsy-guard token @warning
    if (!token.exp) throw new UnauthorizedException("expired");
    if (!token.account) throw new UnauthorizedException("not yours"); // want falsy-guard token @information
    await this.client.send(token);
  }
}
