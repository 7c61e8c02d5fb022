class PlaceOrder
  extend Literal::Properties

  prop :cart, Cart, :positional
  prop :size, _Integer(1..)
  prop :note, _Nilable(String)
  prop :code, _String?(length: 1..)
  prop :total, _Any # want missing-presence total
  prop :unit, _Union(String, Symbol), default: "EUR".freeze

  def call
    @cart.checkout!(@size + 1, @note&.strip, @code&.strip, @unit.to_s)
    @cart.update!(total: @total.round)
  end
end
