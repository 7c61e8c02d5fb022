class Purse
  attr_reader :balance
  def initialize
    @balance = 0
  end
  # @pre `amount > 0`
  # @pre funds: `amount <= balance`  # want contract-drift amount @warning
  def take(amount)
    raise ArgumentError, "amount" unless amount.positive?
    @balance -= amount
  end
end
