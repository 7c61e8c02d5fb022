class Ferry
  # Boards.
  #
  # @param cars [Integer]
  # @raise [ArgumentError] if there are no cars
  def board(cars)
    raise ArgumentError, "cars must be positive" if cars <= 0

    @cars = cars
  end

  # Boards too.
  #
  # @pre `cars > 0`
  # @param cars [Integer]
  def again(cars)
    raise ArgumentError, "cars must be positive" if cars <= 0

    @cars = cars
  end

  # Caught inside.
  #
  # @param cars [Integer]
  def quiet(cars)
    raise ArgumentError, "cars must be positive" if cars <= 0

    @cars = cars
  rescue ArgumentError
    @cars = 1
  end

  private

  # Helper.
  #
  # @param cars [Integer]
  def inner(cars)
    raise ArgumentError, "cars must be positive" if cars <= 0
  end
end
