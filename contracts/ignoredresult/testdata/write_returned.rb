class StoreReservation
  def call(room_id)
    reservation = Reservation.new(room_id: room_id)
    reservation.save
  end
end

class Book
  def call(room_id)
    StoreReservation.new.call(room_id) # want ignored-result
    :booked
  end

  def checked(room_id)
    return :not_stored unless StoreReservation.new.call(room_id)

    :booked
  end
end
