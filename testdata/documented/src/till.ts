/**
 * Holds money.
 * @contract
 * @invariant solvent: `this.cents >= 0` -- nobody owes
 * @inv `this.cents < 1e12`
 */
export class Till {
  /** What lies in it, in cents. */
  cents = 0;

  /**
   * Puts money in.
   * @param amount - cents
   * @param who - who brings it
   * @precondition `amount > 0 && amount < 100`
   * @require `who != null`
   * @requires `who !== ''`
   * @postcondition `this.cents === old(this.cents) + amount`
   * @ensure `result === this.cents`
   * @ensures `result > 0`
   * @throws {RangeError} if `amount <= 0`
   * @trusted who -- the gateway asks
   * @modifies this.cents
   * @returns what lies in it now
   */
  put(amount: number, who: string): number {
    if (!(amount > 0)) throw new RangeError("amount must be positive");
    this.cents += amount;
    return this.cents;
  }

  /**
   * Asks for a whole number.
   * @param n - any number
   * @asserts n `Number.isInteger(n)`
   */
  whole(n: number): void {
    if (!Number.isInteger(n)) throw new RangeError(`${n} is not whole`);
  }
}
