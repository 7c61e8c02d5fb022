class Base
  def charge(amount)
    raise ArgumentError, "amount" if amount < 0
    Store.write!(amount)
  end
end
class Card < Base
  def charge(amount)
    raise ArgumentError, "amount" if amount > 100  # want strengthened-precondition amount @warning
    super
  end
end
