class Guards
  # @asserts x `x > 0`  # want contract-drift @warning
  def positive!(x)
    raise ArgumentError, "x" if x < 0
  end
end
