class SilentConstant
  def initialize(amount)
    raise ArgumentError, "amount" unless amount.positive?

    @amount = amount
  end

  def raise_to(amount)
    raise ArgumentError, "amount" unless amount.positive?

    @amount = amount
  end

  def reset
    @amount = 0
  end

  def checked(amount)
    ensure_positive(amount)
    @amount = amount
  end

  def derived(order)
    @amount = order.total
  end
end
