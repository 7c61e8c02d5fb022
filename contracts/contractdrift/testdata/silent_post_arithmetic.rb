class Till
  attr_reader :balance
  def initialize
    @balance = 0
  end
  # @pre `n.is_a?(Integer) && n > 0`
  # @post `balance == old(balance) + n`
  def add(n)
    raise ArgumentError, "n" unless n.is_a?(Integer) && n.positive?
    @balance += n
  end
end
