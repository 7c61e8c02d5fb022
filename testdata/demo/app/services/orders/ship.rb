module Orders
  # save says false when a validation fails, and the carrier is called all the same.
  class Ship < ApplicationService
    def initialize(order:)
      raise ArgumentError, "order is required" if order.nil?

      @order = Order.find(order.id)
    end

    def call
      @order.shipped_at = Time.current
      @order.save
      Carrier.pick_up(@order.number)
      nil
    end
  end
end
