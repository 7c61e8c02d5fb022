class Pay < Actor
  input :amount, type: Integer, in: [1, 2, 3]
  # @pre `amount > 0`
  def call
    Ledger.create!(amount: amount)
  end
end
