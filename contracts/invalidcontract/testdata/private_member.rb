class Pay
  # @pre `open?`  # want invalid-contract open? @warning
  def call(amount)
    raise StateError, "closed" unless open?
    raise ArgumentError, "amount" unless amount.is_a?(Integer) && amount.positive?
    Ledger.create!(amount: amount)
  end

  private

  def open? = @state == :open
end
