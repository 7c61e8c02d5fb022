class Sack
  # @pre `grams.is_a?(Integer) && grams > 0`
  def one(grams)
    raise ArgumentError, "grams must be a positive integer" unless Integer === grams && grams >= 1

    @grams = grams
  end

  # @pre `grams.is_a?(Integer)`
  def two(grams)
    raise TypeError, "grams must be an integer" unless grams.kind_of?(Integer)

    @grams = grams
  end
end
