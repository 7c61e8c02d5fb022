class Account
  delegate :limit, to: :plan
  attr_reader :plan
  # @pre `amount <= limit`
  def withdraw!(amount)
    raise ArgumentError, "amount" if amount > limit
    Ledger.create!(amount: amount)
  end
end
