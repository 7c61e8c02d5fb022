class Card < Vendor::Base
  def charge(amount)
    raise ArgumentError, "amount" if amount <= 0
    super
  end
end
