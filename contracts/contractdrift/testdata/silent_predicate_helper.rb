class Report
  # @pre `amount > 0`
  def call(amount)
    raise ArgumentError, "amount" unless valid?(amount)
    Store.write!(amount)
  end
  private
  def valid?(amount) = amount.is_a?(Integer) && amount.positive?
end
