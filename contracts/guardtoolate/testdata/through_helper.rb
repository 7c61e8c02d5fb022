class Bill
  def call(order)
    total = sum(order)
    raise ArgumentError, "order is required" if order.nil? # want guard-too-late order

    total
  end

  private

  def sum(order) = order.lines.sum(&:cents)
end
