class Account
  # @raise [ArgumentError] if `amunt.nil?`  # want invalid-contract amunt @warning
  def withdraw!(amount)
    raise ArgumentError, "amount" if amount.nil?
    Ledger.create!(amount: amount)
  end
end
