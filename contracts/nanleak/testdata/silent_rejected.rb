class Rates
  def range(rate)
    raise ArgumentError unless rate.is_a?(Float) && (0.0..1.0).cover?(rate)
    raise ArgumentError if rate > 0.5
    rate
  end

  def finite(rate)
    raise ArgumentError unless rate.is_a?(Float) && rate.finite?
    raise ArgumentError if rate <= 0
    rate
  end

  def whole(count)
    raise ArgumentError unless count.is_a?(Integer)
    raise ArgumentError if count <= 0
    count
  end

  def converted(text)
    rate = text.to_f
    raise ArgumentError if rate <= 0
    half = rate / 2.0
    raise ArgumentError if half > 5
    rate
  end
end
