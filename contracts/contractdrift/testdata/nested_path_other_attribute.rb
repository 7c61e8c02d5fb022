module Carts
  class Unlock
    # @pre `cart.total > 0` # want contract-drift @warning
    def call(cart)
      raise ArgumentError, "cart is required" if cart.nil?
      raise ArgumentError, "cart must have lines" if cart.count <= 0

      cart.unlock!
    end
  end
end
