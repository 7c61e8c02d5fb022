class DiscountOrder
  def call(order, discount_percent) # want missing-range discount_percent
    return if order.nil?

    order.update!(total: order.total * (100 - discount_percent) / 100)
  end
end

class ReduceOrder
  def call(order, rate) # want missing-range rate
    return if order.nil?

    order.update!(total: order.total * (1 - rate))
  end
end

class TouchPage
  def call(page) # want missing-range page
    return if page.nil?

    Item.offset((page - 1) * 20).each(&:touch)
  end
end
