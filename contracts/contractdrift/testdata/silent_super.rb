class Pay < Base
  # @pre `amount > 0`
  def call(amount)
    super
    Ledger.create!(amount: amount)
  end
end
class Base
  def call(amount)
    raise ArgumentError, "amount" unless amount.positive?
  end
end
