class BookingsBetween
  def initialize(starts_on:, ends_on:) # want missing-relation starts_on @information
    raise ArgumentError, "starts_on is required" if starts_on.nil?
    raise ArgumentError, "ends_on is required" if ends_on.nil?

    @starts_on = starts_on
    @ends_on = ends_on
  end

  def call
    Booking.where(day: @starts_on..@ends_on).count
  end
end

class Band
  def initialize(low, high) # want missing-relation low @information
    @low = low
    @high = high
  end

  def call(value) = value >= @low && value <= @high
end

class Letters
  def call(from, to) # want missing-relation from @information
    Letter.where(sent_at: from..to)
  end
end

class Spelled
  def call(from_date, to_date) # want missing-relation from_date @information
    Letter.where("sent_at BETWEEN ? AND ?", from_date, to_date)
  end
end

class Nights
  def initialize(check_in:, check_out:) # want missing-relation check_in @information
    @check_in = check_in
    @check_out = check_out
  end

  def call = (@check_out - @check_in).to_i
end

class Reversed
  def initialize(max_price:, min_price:) # want missing-relation max_price @information
    @max_price = max_price
    @min_price = min_price
  end

  def call(price) = price.between?(@min_price, @max_price)
end
