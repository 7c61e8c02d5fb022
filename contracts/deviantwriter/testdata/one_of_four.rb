class OneOfFour
  def initialize(amount)
    raise ArgumentError, "amount" unless amount.positive?

    @amount = amount
  end

  def raise_to(amount)
    raise ArgumentError, "amount" if amount <= 0

    @amount = amount
  end

  def correct(amount)
    @amount = amount
    raise ArgumentError, "amount" if @amount <= 0
  end

  def import(amount)
    @amount = amount # want deviant-writer amount @hint
  end
end
