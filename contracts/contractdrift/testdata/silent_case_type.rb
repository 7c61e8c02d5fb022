class Report
  # @pre `amount.is_a?(Integer)`
  def call(amount)
    case amount
    when Integer then Store.write!(amount)
    else raise ArgumentError, "amount"
    end
  end
end
