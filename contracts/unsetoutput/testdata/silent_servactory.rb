class CreateOrder < Servactory::Base
  input :amount, type: Integer
  output :order, type: Order
  output :note, type: [String, NilClass]

  make :validate
  make :create_order

  private

  def validate
    return if inputs.amount.positive?

    fail!(message: "amount")
  end

  def create_order
    outputs.order = Order.create!(amount: inputs.amount)
  end
end
