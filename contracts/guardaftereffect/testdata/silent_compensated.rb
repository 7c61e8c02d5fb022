class Book
  def call(seat, guest)
    raise ArgumentError, "seat is required" if seat.nil?

    seat.reserve!
    raise ArgumentError, "guest is required" if guest.nil?

    guest.invite!(seat)
  rescue ArgumentError
    seat.release!
    raise
  end

  def instead(seat, guest)
    raise ArgumentError, "seat is required" if seat.nil?

    seat.reserve!
    if guest.nil?
      seat.release!
      raise ArgumentError, "guest is required"
    end

    guest.invite!(seat)
  end
end
