class Reserve
  def initialize(seat)
    @seat = seat
  end

  def perform
    return false if @seat.taken?

    @seat.take!
    true
  end
end

class Book
  def call(seat)
    Reserve.new(seat).perform # want ignored-result Reserve#perform @warning
    return :taken unless Reserve.new(seat).perform

    :booked
  end
end
