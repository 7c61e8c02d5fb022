class PlaceOrder
  extend T::Sig

  sig { params(cart: Cart, code: T.nilable(String), total: T.untyped).returns(Order) }
  def call(cart, code, total) # want missing-presence total
    cart.checkout!(code&.strip, total.round)
  end

  sig { params(cart: Cart).void.checked(:never) }
  def cancel(cart) # want missing-presence cart
    cart.cancel!(cart.number)
  end

  sig { params(options: T::Hash[Symbol, T.untyped], cart: T.any(Cart, NilClass)).void }
  def reset(options, cart)
    options.each { |key, value| cart&.update!(key => value) }
  end
end
