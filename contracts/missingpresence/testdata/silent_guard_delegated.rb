# G10: the first use hands the value whole to a method that demands it.
class BookRoom
  def call(guest)
    welcome(guest)
    guest.book!(1)
  end

  def run(guest:)
    check(guest: guest)
    guest.book!(1)
  end

  private

  def welcome(guest)
    raise ArgumentError, "guest is required" if guest.nil?

    guest.touch
  end

  def check(guest:)
    raise ArgumentError, "guest is required" unless guest.is_a?(Guest)
  end
end
