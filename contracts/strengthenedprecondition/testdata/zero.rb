class Base
  def charge(amount)
    raise ArgumentError, "amount" if amount < 0
    Ledger.create!(amount: amount)
  end
end
class Card < Base
  def charge(amount)
    raise ArgumentError, "amount" if amount <= 0  # want strengthened-precondition amount @warning
    super
  end
end
