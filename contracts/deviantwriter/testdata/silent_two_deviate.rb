class SilentTwoDeviate
  def initialize(amount)
    raise ArgumentError, "amount" unless amount.positive?

    @amount = amount
  end

  def raise_to(amount)
    raise ArgumentError, "amount" unless amount.positive?

    @amount = amount
  end

  def correct(amount)
    @amount = amount
  end

  def import(amount)
    @amount = amount
  end
end
