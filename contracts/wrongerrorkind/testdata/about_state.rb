class Account
  def initialize(limit)
    @limit = limit
    @closed = false
  end

  def close
    @closed = true
  end

  def field(amount)
    raise ArgumentError, "account is closed" if @closed # want wrong-error-kind closed @information
    deposit!(amount)
  end

  def question(order)
    unless order.paid?
      raise ArgumentError, "order must be paid" # want wrong-error-kind order
    end
    order.ship!
  end

  def attribute(order)
    raise ArgumentError.new("order is shipped") if order.status == "shipped" # want wrong-error-kind order
    order.ship!
  end

  def listed(order)
    raise ArgumentError, "order cannot be shipped" unless %w[paid packed].include?(order.state) # want wrong-error-kind order
    order.ship!
  end

  def own
    raise ArgumentError, "account is locked" if locked? # want wrong-error-kind locked?
    deposit!(1)
  end
end
