class Plank
  # Cuts a plank.
  #
  # @param length [Integer]
  def initialize(length)
    raise ArgumentError, "length must be positive" unless length.is_a?(Integer) && length.positive? # want undocumented-failure

    @length = length
  end

  # Saws.
  #
  # @param length [Integer]
  def self.saw(length)
    raise ArgumentError, "length must be positive" unless length.is_a?(Integer) && length.positive? # want undocumented-failure

    new(length)
  end
end
