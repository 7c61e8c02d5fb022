class StoreOrder
  def call(order)
    order.transaction do
      order.lock!
      order.save
    end
  end

  def twice(order)
    order.transaction do
      order.save # want unverified-mutation order
    end
    :done
  end
end
