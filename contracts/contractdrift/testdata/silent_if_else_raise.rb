class Oven
  # @pre `degrees > 0`
  def heat(degrees)
    if degrees > 0
      @degrees = degrees
    else
      fail ArgumentError, "degrees must be positive"
    end
  end

  # @pre `degrees > 0`
  def warm(degrees)
    degrees > 0 or raise ArgumentError, "degrees must be positive"
    @degrees = degrees
  end

  # @pre `degrees > 0`
  def cool(degrees)
    raise ArgumentError, "degrees must be positive" unless degrees.positive? && !degrees.zero?

    @degrees = degrees
  end
end
