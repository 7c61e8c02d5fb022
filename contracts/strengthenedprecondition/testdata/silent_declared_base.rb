class Base
  # @pre `amount > 0`
  def charge(amount)
    raise ArgumentError, "amount" unless amount.positive?
    Ledger.create!(amount: amount)
  end
end
class Card < Base
  def charge(amount)
    raise ArgumentError, "amount" unless amount.positive?
    super
  end
end
