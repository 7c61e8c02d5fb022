class SubmitOrder
  def call(id)
    order = Order.find(id)
    order.save
    raise "not stored" if order.errors.any?

    order
  end
end
