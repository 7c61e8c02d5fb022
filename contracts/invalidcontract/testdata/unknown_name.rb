class Pay
  # @pre `amout > 0`  # want invalid-contract amout @warning
  def call(amount)
    raise ArgumentError, "amount" unless amount.positive?
    Ledger.create!(amount: amount)
  end
end
