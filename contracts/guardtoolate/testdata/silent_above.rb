class BookTotal
  def call(order)
    raise ArgumentError, "order is required" if order.nil?

    Ledger.create!(total: order.total)
  end
end
