class Parcel
  SIZES = %w[s m l].freeze

  # @pre `SIZES.include?(size)`
  def one(size)
    case size
    when *SIZES then @size = size
    else raise ArgumentError, "size is unknown"
    end
  end

  # @pre `size.in?(SIZES)`
  def two(size)
    raise ArgumentError, "size is unknown" unless SIZES.include?(size)

    @size = size
  end

  # @pre `SIZES.include?(size)`
  def three(size)
    raise ArgumentError, "size is unknown" unless %w[s m l].include?(size)

    @size = size
  end

  # @pre `size == "s" || size == "m"`
  def four(size)
    raise ArgumentError, "size is unknown" if size != "s" && size != "m"

    @size = size
  end
end
