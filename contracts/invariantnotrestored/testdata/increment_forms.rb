# @invariant `units >= 0`
# @invariant `units <= 100`
class Stock
  attr_reader :units

  def initialize
    @units = 0
  end

  def add(count)
    raise ArgumentError, "count must be positive" unless count.is_a?(Integer) && count.positive?
    raise ArgumentError, "too many" if @units + count > 100

    @units += count
  end

  def remove(count)
    raise ArgumentError, "count must be positive" unless count.is_a?(Integer) && count.positive?

    @units -= count # want invariant-not-restored @warning
  end

  def clear!
    @units = 0
  end

  def fill!
    @units = 101 # want invariant-not-restored @warning
  end
end
