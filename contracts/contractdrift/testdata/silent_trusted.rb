class Ship
  # @pre `!order.nil?`
  # @trusted order -- the queue never holds nil
  def call(order)
    order.ship!
  end
end
