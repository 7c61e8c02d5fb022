class Till
  attr_reader :cash

  def initialize
    @cash = 0
  end

  # @pre `coins > 0`
  # @post `cash == old(cash) + coins`
  def put(coins)
    raise ArgumentError, "coins must be positive" unless coins.is_a?(Integer) && coins.positive?

    before = @cash
    @cash += coins
    raise "cash was not counted" unless cash == before + coins

    @cash
  end
end
