class Pay
  def call(order, note)
    raise ArgumentError, "order is required" if order.nil?

    order.charge!
    if note.blank? # want guard-after-effect note @warning
      raise ArgumentError, "note is required"
    end

    Success(order)
  end
end
