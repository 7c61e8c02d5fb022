class Divide < Micro::Case
  attributes :dividend, :divisor # want missing-presence dividend
  attribute :label, validates: { presence: true }
  attribute :owner, accept: User
  attribute :unit, default: "EUR"

  def call!
    return Failure(:no_divisor) if divisor.nil?

    Sum.create!(value: dividend.abs, divisor: divisor.abs, label: label.strip, owner: owner.name, unit: unit.upcase)
    Success(result: { done: true })
  end
end
