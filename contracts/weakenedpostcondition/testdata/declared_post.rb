class Base
  # @post `result.persisted?`
  def make(name)
    raise ArgumentError, "name" if name.nil?
    Order.create!(name: name)
  end
end
class Quick < Base
  def make(name)  # want weakened-postcondition @warning
    raise ArgumentError, "name" if name.nil?
    order = Order.new(name: name)
    order.save
    order
  end
end
