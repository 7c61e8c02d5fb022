# The name tells nothing without the arithmetic, some shares exceed the whole, cents are no percent, and a range was asked for.
class MarkUp
  def call(order, markup_percent)
    return if order.nil?

    order.update!(total: order.total * (100 + markup_percent) / 100)
  end
end

class ConvertOrder
  def call(order, exchange_rate)
    return if order.nil?

    order.update!(paid: order.total * (1 - exchange_rate))
  end
end

class NoteDiscount
  def call(order, discount)
    return if order.nil?

    order.update!(discount: discount / 100)
  end
end

class DiscountChecked
  def call(order, discount_percent)
    return if order.nil?
    raise ArgumentError, "discount_percent must be from 0 to 100" unless (0..100).cover?(discount_percent)

    order.update!(total: order.total * (100 - discount_percent) / 100)
  end
end

class IterateOrder
  def call(order, iterate)
    return if order.nil?

    order.update!(total: order.total * (1 - iterate))
  end
end
