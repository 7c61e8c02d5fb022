class Weigh
  def modifier(container)
    warn "container is required" if container.nil? # want decorative-guard container @warning

    container.weigh!
  end

  def block(seats)
    unless seats.positive? # want decorative-guard seats
      Rails.logger.error("seats must be positive")
    end
    Booking.create!(seats: seats)
  end

  def reported(order)
    Sentry.capture_message("order is missing") if order.blank? # want decorative-guard order
    order.ship!
  end

  def made(order)
    ArgumentError.new("order is required") if order.nil? # want decorative-guard order
    order.ship!
  end

  def uncalled(order)
    check = -> { raise ArgumentError, "order is required" if order.nil? } # want decorative-guard order

    order.ship!
  end

  def never(order)
    proc { raise ArgumentError, "order is required" if order.nil? } # want decorative-guard order
    order.ship!
  end

  def lambda_return(orders)
    orders.each(&->(order) { return Failure(:missing) if order.nil? }) # want decorative-guard order
    Success(orders)
  end
end
