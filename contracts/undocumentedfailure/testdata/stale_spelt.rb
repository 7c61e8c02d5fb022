class Canal
  # Sails.
  #
  # @param depth [Integer]
  # @raise [KeyError] if `depth < 2` # want undocumented-failure
  def sail(depth)
    @depth = depth
  end
end
