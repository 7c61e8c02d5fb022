module Rates
  # @pre `rate >= 0`
  def self.set(rate)
    raise ArgumentError, "rate" if rate.negative?
    Store.write!(rate)
  end
end
