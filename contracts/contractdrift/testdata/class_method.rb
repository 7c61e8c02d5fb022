module Rates
  # @pre `rate >= 0`  # want contract-drift rate @warning
  def self.set(rate)
    Store.write!(rate)
  end
end
