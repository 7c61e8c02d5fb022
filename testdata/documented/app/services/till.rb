# Holds money.
# @contract
# @invariant solvent: `cents >= 0` -- nobody owes
# @inv `cents < 1_000_000`
class Till
  # @return [Integer] cents
  attr_reader :cents

  # Puts money in.
  # @param amount [Integer] cents
  # @param who [String]
  # @precondition `amount > 0 && amount < 100`
  # @require `who`
  # @requires `!who.empty?`
  # @postcondition `cents == old(cents) + amount`
  # @ensure `result == cents`
  # @ensures `result > 0`
  # @raise [ArgumentError] if `amount <= 0`
  # @trusted who -- the gateway asks
  # @modifies @cents
  # @return [Integer]
  def put(amount, who)
    raise ArgumentError, "amount must be positive" unless amount > 0

    @cents += amount
  end

  # Asks for a whole number.
  # @param n [Object]
  # @asserts n `n.is_a?(Integer)`
  def whole!(n)
    raise TypeError, "n must be whole" unless n.is_a?(Integer)
  end
end
