class Pay
  def initialize(amount:)
    raise ArgumentError, "amount" unless amount.positive?
    @amount = amount
  end
  attr_reader :amount
  # @pre `amount > 0`
  def call
    Ledger.create!(amount: amount)
  end
end
