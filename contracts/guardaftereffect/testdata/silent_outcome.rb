# The guard asks what has come of the effect.
class AdvancesOrder
  def perform(order_id, state)
    @order = Order.find(order_id)
    @order.process!
    raise Unchanged if unchanged?(state)
  end

  private

  def unchanged?(state)
    @order.state == state
  end
end
