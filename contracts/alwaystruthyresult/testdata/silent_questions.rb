class OpenOrder
  def call(attributes)
    order = Order.create(attributes)
    return order.errors unless order.persisted?
    return :bad unless Order.create(attributes).valid?
    return :bad unless Order.where(number: 1).first_or_create(a: 1).persisted?

    found = Order.find_by(number: 1) || Order.create(attributes)
    return found.errors if found.errors.any?

    session = Stripe::Session.create(attributes)
    return :bad unless session
    return :bad unless Order.create

    order
  end
end
