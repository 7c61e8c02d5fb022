class PlaceOrder < Dry::Struct
  attribute :cart, Types.Instance(Cart)
  attribute :code, Types::Strict::String.optional
  attribute? :note, Types::String
  attribute :total, Types::Any # want missing-presence total

  def call
    cart.checkout!(code&.strip, note&.strip, total.round)
  end
end
