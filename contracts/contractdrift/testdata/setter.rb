class Dial
  # @pre `value >= 0 && value < 360` # want contract-drift @warning
  def angle=(value)
    raise ArgumentError, "value must be below 360" if value >= 360

    @angle = value
  end
end
