import { z } from "zod";
import { validate } from "class-validator";

const Amount = z.number().int().positive();
const Bare = z.object({ amount: z.number() });

export class ChargeService {
  constructor(private readonly stripe: Stripe) {}

  async said(amount: number) { // want missing-range amount @warning
    console.assert(amount > 0, "amount");
    await this.stripe.charges.create({ amount });
  }

  async caught(amount: number) { // swallowed-guard says it
    try {
      if (!(amount > 0)) throw new RangeError("amount");
    } catch (e) {
      console.error(e);
    }
    await this.stripe.charges.create({ amount });
  }

  async uncalled(amount: number) { // want missing-range amount @warning
    const check = () => { if (!(amount > 0)) throw new RangeError("amount"); };
    await this.stripe.charges.create({ amount });
  }

  async unread(amount: number) { // want missing-range amount @warning
    Amount.safeParse(amount);
    await this.stripe.charges.create({ amount });
  }

  async not_awaited(amount: number) { // want missing-range amount @warning
    Amount.parseAsync(amount);
    await this.stripe.charges.create({ amount });
  }

  async type_alone(amount: number) { // want missing-range amount
    z.number().parse(amount);
    await this.stripe.charges.create({ amount });
  }

  async cast(amount: number) { // want missing-range amount @warning
    await this.stripe.charges.create({ amount: amount as Cents });
  }

  async present(amount: number) { // want missing-range amount @warning
    if (amount == null) throw new TypeError("amount");
    await this.stripe.charges.create({ amount });
  }
}
