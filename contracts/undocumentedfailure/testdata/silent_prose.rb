class Pay
  # Pays, and tells the ledger.
  def call(amount)
    raise ArgumentError, "amount" unless amount.is_a?(Integer) && amount.positive?

    Ledger.create!(amount: amount)
  end
end
