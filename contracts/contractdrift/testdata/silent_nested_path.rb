module Carts
  class Lock
    # @pre `cart.total > 0`
    # @pre `cart.owner&.active?`
    def call(cart)
      raise ArgumentError, "cart is required" if cart.nil?
      raise ArgumentError, "cart must cost something" if cart.total <= 0
      raise ArgumentError, "owner must be active" unless cart.owner&.active?

      cart.lock!
    end
  end
end
