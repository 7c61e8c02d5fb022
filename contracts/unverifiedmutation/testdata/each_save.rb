class StoreAll
  def call(orders)
    orders.each(&:save) # want unverified-mutation orders
    files.each(&:save)
    orders.each(&:save!)
    raise "refused" unless orders.map(&:save).all?

    :stored
  end

  def valid_before(orders)
    return :refused unless orders.map(&:valid?).all?

    orders.each(&:save)
    :stored
  end

  def built(attributes)
    Order.new(attributes).tap { |order| order.save }
  end

  def helped(order)
    order.save
    ensure_saved!(order)
    :stored
  end
end
