class Base
  def initialize(amount)
    raise ArgumentError, "amount" if amount < 0
    @amount = amount
  end
end
class Card < Base
  def initialize(amount)
    raise ArgumentError, "amount" if amount <= 0
    super
  end
end
