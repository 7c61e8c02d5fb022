class PlaceOrder < T::Struct
  const :cart, Cart
  const :code, T.nilable(String)
  prop :note, String, default: ""
  const :total, T.untyped # want missing-presence total
  const :lines, T::Array[Line]

  def call
    cart.checkout!(code&.strip, note.strip, total.round, lines.first)
  end
end
