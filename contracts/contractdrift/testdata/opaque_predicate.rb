class Ship
  # @pre `order.paid?`  # want contract-drift order @warning
  def call(order)
    raise ArgumentError, "order" if order.nil?
    order.ship!
  end
end
