class Pay
  # @param amount [Integer]
  # @pre `amount > 0`
  def initialize(amount:)
    @amount = amount
  end
  def call
    raise ArgumentError, "amount" unless @amount.positive?
    Ledger.create!(amount: @amount)
  end
end
