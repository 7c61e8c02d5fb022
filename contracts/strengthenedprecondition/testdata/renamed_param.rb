class Base
  def charge(amount)
    raise ArgumentError, "amount" if amount.negative?
    Ledger.create!(amount: amount)
  end
end
class Card < Base
  def charge(cents)
    raise ArgumentError, "cents" if cents < 10  # want strengthened-precondition cents @warning
    super(cents)
  end
end
