class Pay
  # @pre `amount > 0`  # want contract-drift amount @warning
  def call(amount)
    begin
      raise ArgumentError, "amount" if amount <= 0
    rescue ArgumentError => e
      Log.info(e)
    end
    Ledger.create!(amount: amount)
  end
end
