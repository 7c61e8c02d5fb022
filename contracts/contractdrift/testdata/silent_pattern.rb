class Report
  # @pre `amount.is_a?(Integer)`
  def call(amount)
    amount => Integer
    Store.write!(amount)
  end
end
