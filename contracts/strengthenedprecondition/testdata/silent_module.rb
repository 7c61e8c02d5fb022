module Chargeable
  def charge(amount)
    raise NotImplementedError
  end
end
class Card
  include Chargeable
  def charge(amount)
    raise ArgumentError, "amount" if amount <= 0
    Store.write!(amount)
  end
end
