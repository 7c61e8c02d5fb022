class Fridge
  # @raise [ArgumentError] if `litres <= 0` # want contract-drift
  def cool(litres)
    raise ArgumentError, "litres must not be negative" if litres < 0

    @litres = litres
  end
end
