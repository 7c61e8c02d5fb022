class Mug
  # @require grams >= 10 # want contract-drift @warning
  def fill(grams)
    raise ArgumentError, "grams must not be negative" if grams < 0

    @grams = grams
  end
end
