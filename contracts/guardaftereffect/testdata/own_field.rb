# @invariant `balance >= 0`
class Purse
  attr_reader :balance

  def initialize(balance)
    raise ArgumentError, "balance must not be negative" unless balance.is_a?(Integer) && balance >= 0

    @balance = balance
  end

  def put(cents)
    @balance += cents
    raise ArgumentError, "cents must be positive" unless cents.is_a?(Integer) && cents.positive? # want guard-after-effect cents

    @balance
  end
end
