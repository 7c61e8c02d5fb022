module Orders
  # The check stands below the line that it is meant to protect.
  class ApplyDiscount < ApplicationService
    def call(order, coupon)
      raise ArgumentError, "order is required" if order.nil?

      order.total -= coupon.value
      raise ArgumentError, "coupon is required" if coupon.nil?

      order.save!
    end
  end
end
