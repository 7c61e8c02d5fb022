# profile: fortress
# A guard above the only call of a body makes it no entry that owes more.
class ShipOrder < ApplicationService
  def call(order)
    raise ArgumentError, "order is required" if order.nil?

    order.update!(shipped: true)
  end

  def both(order) # want missing-postcondition both @warning
    raise ArgumentError, "order is required" if order.nil?

    order.update!(shipped: true)
    Rails.logger.info("shipped")
  end
end
