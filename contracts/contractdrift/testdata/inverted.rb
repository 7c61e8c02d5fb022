class Ship
  # @pre `order.paid?`  # want contract-drift order @warning
  def call(order)
    raise InvalidState, "paid" if order.paid?
    order.ship!
  end
end
