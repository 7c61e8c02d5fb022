class SubmitOrder
  def call(id)
    order = Order.find(id)
    return false unless order.save

    OrderMailer.receipt(order).deliver_later
  end
end
