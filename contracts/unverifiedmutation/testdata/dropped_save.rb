class SubmitOrder
  def call(id)
    order = Order.find(id)
    order.save # want unverified-mutation order
    OrderMailer.receipt(order).deliver_later
  end
end
