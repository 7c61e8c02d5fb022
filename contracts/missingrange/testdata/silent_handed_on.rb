class LatestOrders
  def call(count)
    Order.order(:id).limit(count)
  end
end
