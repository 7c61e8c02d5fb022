# @invariant `first <= last`
class BookingRange
  attr_reader :first, :last

  def initialize(first, last)
    raise ArgumentError, "first must not be after last" if first > last

    @first = first
    @last = last
  end

  def move(first)
    @first = first # want invariant-not-restored @warning
  end

  def stretch(last)
    raise ArgumentError, "last must not be before first" if last < @first

    @last = last
  end
end
