class PlaceOrder
  def call(attributes)
    if Order.create(attributes) # want always-truthy-result Order
      :created
    else
      :rejected
    end
  end
end
