class Tunnel
  # Drives through.
  #
  # @param height [Integer] centimetres
  # @raise [ArgumentError] if `height <= 0`
  def drive(height)
    raise ArgumentError, "height must be positive" if height <= 0
    raise TooHighError, "height must be below 400" if height >= 400 # want undocumented-failure

    @height = height
  end
end
