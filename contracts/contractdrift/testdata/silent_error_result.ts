type Result = { ok: true } | { ok: false; error: string };
export class OfferService {
  private cents = 0;

  /** @pre `cents > 0` */
  make(cents: number): Result {
    if (!(cents > 0)) return { ok: false, error: 'cents must be positive' };
    this.cents = cents;
    return { ok: true };
  }
}
