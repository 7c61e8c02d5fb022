class Safe
  attr_reader :cash

  def initialize
    @cash = 0
  end

  # @post `cash == old(cash) + coins` # want contract-drift @information
  def put(coins)
    raise ArgumentError, "coins must be positive" unless coins.is_a?(Integer) && coins.positive?

    @cash -= coins
  end
end
