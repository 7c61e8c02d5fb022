class PlaceOrder
  extend Dry::Initializer

  param :cart # want missing-presence cart
  option :customer, Types.Instance(Customer)
  option :code, Types::Strict::String
  option :size, Types::Strict::Integer.constrained(gt: 0)
  option :note, Types::String.optional
  option :gift, Types::Coercible::String, default: -> { "none" }
  option :label, type: Types::String, optional: true
  option :clock, default: proc { Time }
  option :raw, Types::Coercible::String # want missing-presence raw

  def call
    cart.checkout!(customer.name, code.strip, size + 1, note&.strip, gift.strip, label&.strip, clock.now)
    cart.update!(raw: raw.strip)
  end
end
