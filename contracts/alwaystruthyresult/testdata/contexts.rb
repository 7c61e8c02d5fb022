class OpenOrder
  def ternary(attributes)
    Order.create(attributes) ? :ok : :bad # want always-truthy-result Order
  end

  def negated(attributes)
    return :bad if !Order.create(attributes) # want always-truthy-result Order
    return :bad unless Order.find_or_create_by(number: 1) # want always-truthy-result Order

    :ok
  end

  def assigned(attributes)
    if (order = Order.create(attributes)) # want always-truthy-result Order
      order.id
    end
  end

  def variable(attributes)
    @order = Order.create(attributes) # want always-truthy-result Order
    return :bad unless @order

    :ok
  end

  def association(customer, attributes)
    customer.orders.create(attributes) or return :bad # want always-truthy-result orders

    :ok
  end

  def absent(attributes)
    order = Order.create(attributes) # want always-truthy-result Order
    return :bad if order.nil?

    :ok
  end

  def and_then(attributes)
    Order.create(attributes) && Audit.note(:ok) # want always-truthy-result Order
    :ok
  end
end
