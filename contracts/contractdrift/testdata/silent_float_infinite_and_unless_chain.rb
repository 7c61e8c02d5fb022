class Ratio
  # @pre `part >= 0 && part <= 1`
  def set(part)
    unless part >= 0
      raise ArgumentError, "part must not be negative"
    end
    raise ArgumentError, "part must not exceed 1" if part > 1

    @part = part
  end
end
