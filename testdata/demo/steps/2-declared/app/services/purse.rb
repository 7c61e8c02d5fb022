# @invariant `balance >= 0`
class Purse
  attr_reader :balance

  def initialize
    @balance = 100
  end

  # Takes money out.
  #
  # @pre `amount > 0` -- nothing is taken for nothing
  # @pre funds: `amount <= balance`
  # @post `balance == old(balance) - amount`
  def take(amount)
    @balance -= amount
    amount
  end
end

class PayRent
  def call = Purse.new.take(0)
end
