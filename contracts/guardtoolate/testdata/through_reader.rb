class Bill
  attr_reader :order

  def initialize(order)
    @order = order
  end

  def call
    lines = order.lines.to_a
    total = count(lines)
    return Failure(:order_missing) unless order # want guard-too-late order

    Success(total)
  end

  private

  def count(lines) = lines.size
end
