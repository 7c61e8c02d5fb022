class Scale
  class << self
    # @pre `factor != 0` # want contract-drift @warning
    def build(factor)
      raise ArgumentError, "factor must be a number" unless factor.is_a?(Numeric)

      new(factor)
    end

    # @pre `factor != 0`
    def make(factor)
      raise ArgumentError, "factor must not be zero" if factor.zero?

      new(factor)
    end
  end

  def initialize(factor)
    @factor = factor
  end
end
