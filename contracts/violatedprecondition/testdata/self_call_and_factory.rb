class Stone
  def self.pebble = new(grams: 0) # want violated-precondition @error

  def self.rock = new(grams: 900)

  def initialize(grams:)
    raise ArgumentError, "grams must be positive" unless grams.is_a?(Numeric) && grams > 0

    @grams = grams
  end

  def split
    chip(-1) # want violated-precondition @error
  end

  def chip(grams)
    raise ArgumentError, "grams must be positive" unless grams > 0

    @grams -= grams
  end
end
