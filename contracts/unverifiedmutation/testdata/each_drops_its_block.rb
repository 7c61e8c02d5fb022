class RepriceLines
  def call(order)
    order.line_items.each do |line_item|
      line_item.update(price: 0) # want unverified-mutation line_item
    end
    saved = order.line_items.map { |line_item| line_item.update(price: 1) }
    saved.all?
  end
end
