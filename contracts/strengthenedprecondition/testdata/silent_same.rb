class Base
  def charge(amount)
    raise ArgumentError, "amount" unless amount.positive?
    Ledger.create!(amount: amount)
  end
end
class Card < Base
  def charge(amount)
    raise ArgumentError, "amount" if amount <= 0
    super
  end
end
