class Pay
  # Pays.
  # @param amount [Integer]
  # @return [Entry]
  def call(amount)
    raise ArgumentError, "amount" unless amount.is_a?(Integer) && amount.positive?  # want undocumented-failure @hint
    Ledger.create!(amount: amount)
  end
end
