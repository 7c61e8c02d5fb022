module Asserting
  # @asserts `value > 0` # want contract-drift @warning
  def assert_positive!(value)
    raise ArgumentError, "must not be negative" if value < 0
  end

  # @asserts value `value > 0`
  def assert_more!(value)
    raise ArgumentError, "must be positive" unless value > 0
  end
end
