class Base
  # @pre `amount >= 0`
  def charge(amount)
    raise NotImplementedError
  end
end
class Card < Base
  def charge(amount)
    raise ArgumentError, "amount" if amount <= 0  # want strengthened-precondition amount @warning
    Store.write!(amount)
  end
end
