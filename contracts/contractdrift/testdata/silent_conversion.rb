class Pay
  # @pre `!amount.nil?`
  def call(amount)
    cents = Integer(amount)
    Ledger.create!(amount: cents)
  end
end
