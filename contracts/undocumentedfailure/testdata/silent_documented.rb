class Pay
  # Pays.
  # @param amount [Integer]
  # @raise [ArgumentError] if amount is not positive
  def call(amount)
    raise ArgumentError, "amount" unless amount.is_a?(Integer) && amount.positive?
    Ledger.create!(amount: amount)
  end
end
