module Cups
  class Fill
    # @precondition `grams > 0` -- an empty cup is no order # want contract-drift @warning
    def call(grams)
      raise ArgumentError, "grams must be an integer" unless grams.is_a?(Integer)

      @grams = grams
    end
  end
end
