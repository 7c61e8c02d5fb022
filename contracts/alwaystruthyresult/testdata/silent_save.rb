class PlaceOrder
  def call(attributes)
    order = Order.new(attributes)
    if order.save
      :created
    else
      :rejected
    end
  end
end
