class SubmitOrder
  def call(id)
    order = Order.find(id)
    order.lines.each(&:save!)
    order.update_column(:seen, true)
    order.save(validate: false)
    order.save
  end
end
