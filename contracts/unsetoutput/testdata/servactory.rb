class CreateOrder < Servactory::Base
  input :amount, type: Integer
  output :order, type: Order
  output :receipt, type: Receipt # want unset-output receipt

  make :create_order
  make :create_receipt, if: ->(context:) { context.inputs.amount > 0 }

  private

  def create_order
    outputs.order = Order.create!(amount: inputs.amount)
  end

  def create_receipt
    outputs.receipt = Receipt.create!(order: outputs.order)
  end
end

class Early < ApplicationService::Base
  input :id, type: Integer
  output :order, type: Order # want unset-output order

  make :find
  make :store

  private

  def find
    success! if inputs.id.zero?
  end

  def store
    outputs.order = Order.find(inputs.id)
  end
end
