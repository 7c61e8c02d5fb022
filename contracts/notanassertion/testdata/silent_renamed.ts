export class Rules {
  public authorize = (target: object | null): asserts target => {
    if (!target) throw new Error("not allowed");
  };
}

const rules = new Rules();

export const authorize: typeof rules.authorize = rules.authorize;
