class BookTotal
  def call(order)
    total = order.total
    raise ArgumentError, "order is required" if order.nil? # want guard-too-late order

    Ledger.create!(total: total)
  end
end
