class Ship
  # @pre `order.paid?`
  def call(order)
    raise InvalidState, "unpaid" unless order.paid?
    order.ship!
  end
end
