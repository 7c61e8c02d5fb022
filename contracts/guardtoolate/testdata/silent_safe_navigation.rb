class BookTotal
  def call(order)
    total = order&.total
    raise ArgumentError, "order is required" if order.nil?

    Ledger.create!(total: total)
  end
end
