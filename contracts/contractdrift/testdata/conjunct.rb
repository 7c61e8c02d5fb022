class Pay
  # @pre `amount > 0`  # want contract-drift amount @warning
  def call(amount, strict)
    raise ArgumentError, "amount" if amount <= 0 && strict
    Ledger.create!(amount: amount)
  end
end
