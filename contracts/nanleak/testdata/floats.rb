class Rates
  def known(rate)
    raise ArgumentError, "rate must be a float" unless rate.is_a?(Float)
    raise ArgumentError, "rate must be positive" if rate <= 0 # want nan-leak rate @information
    rate
  end

  def predicate(rate)
    raise ArgumentError unless rate.is_a?(Float)
    raise ArgumentError if rate.negative? # want nan-leak rate @information
    rate
  end

  def ratio(hits, total)
    rate = hits.to_f / total
    raise ArgumentError if rate > 1 # want nan-leak rate @warning
    rate
  end

  def decimal(text)
    rate = BigDecimal(text)
    raise ArgumentError if rate < 0 # want nan-leak rate @warning
    rate
  end
end
