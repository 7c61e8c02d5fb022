class Report
  # @pre `amount > 0`
  def call(amount)
    ActiveRecord::Base.transaction do
      raise ArgumentError, "amount" unless amount.positive?
      Store.write!(amount)
    end
  end
end
