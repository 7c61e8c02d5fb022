class PlaceOrder
  def call(attributes)
    if Order.create(attributes).persisted?
      :created
    else
      :rejected
    end
  end
end
