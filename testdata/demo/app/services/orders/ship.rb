module Orders
  # save says false when a validation fails, and the carrier is called all the same.
  class Ship < ApplicationService
    def initialize(order:, tracking_code:)
      raise ArgumentError, "order is required" if order.nil?

      @order = Order.find(order.id)
      @tracking_code = tracking_code
    end

    def call
      @order.tracking_code = @tracking_code
      @order.save
      Carrier.pick_up(@order.number)
      nil
    end
  end
end
