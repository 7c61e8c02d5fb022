class Pay
  # @pre `amount >`  # want invalid-contract @warning
  def call(amount)
    raise ArgumentError, "amount" unless amount.positive?
    Ledger.create!(amount: amount)
  end
end
