class PlaceOrder
  include Interactor

  def call
    context.fail!(message: "empty") if context.items.empty?

    context.order = Order.create!(items: context.items)
  end
end

class Checkout
  def call(items)
    PlaceOrder.call(items: items) # want ignored-result PlaceOrder.call
    PlaceOrder.call!(items: items)
    outcome = PlaceOrder.call(items: items)
    outcome.order
  end
end
