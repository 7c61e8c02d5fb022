class Pay
  # Pays.
  # @param amount [Integer]
  # @raise [KeyError] if `amount.nil?`  # want undocumented-failure @hint
  # @raise [ArgumentError] unless `amount.positive?`
  def call(amount)
    raise ArgumentError, "amount" unless amount.is_a?(Integer) && amount.positive?
    Ledger.create!(amount: amount)
  end
end
