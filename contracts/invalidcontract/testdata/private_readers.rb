class Purse
  # @pre `coins >= amount` # want invalid-contract @warning
  def pay(amount)
    raise ArgumentError, "too few" unless coins >= amount

    @coins -= amount
  end

  # @pre `coins >= amount`
  private def take(amount)
    raise ArgumentError, "too few" unless coins >= amount

    @coins -= amount
  end

  private

  attr_reader :coins
end
