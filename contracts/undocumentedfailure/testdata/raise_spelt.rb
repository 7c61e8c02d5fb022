class Bridge
  # Crosses the bridge.
  #
  # @param load [Integer] kilograms
  # @return [Integer]
  def cross(load)
    raise ArgumentError, "load must be positive" unless load.is_a?(Integer) && load.positive? # want undocumented-failure

    @load = load
  end
end
