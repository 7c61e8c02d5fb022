class Seats
  # @pre `amount.positive?`
  def book(amount)
    raise ArgumentError, "amount" unless amount.is_a?(Integer) && amount > 0
    Ledger.create!(amount: amount)
  end
end
