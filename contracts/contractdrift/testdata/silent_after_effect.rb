class Report
  # @pre `amount > 0`
  def call(amount)
    Store.write!(:start)
    raise ArgumentError, "amount" unless amount.positive?
    Store.write!(amount)
  end
end
