# @invariant `balance >= 0`
class Decrement
  attr_reader :balance

  def initialize
    @balance = 0
  end

  def withdraw(amount)
    @balance -= amount # want invariant-not-restored balance @warning
  end

  def charge(amount)
    raise ArgumentError, "amount" unless amount.positive?

    @balance = balance - amount # want invariant-not-restored
  end

  def reset(to)
    @balance = to # want invariant-not-restored
  end

  def empty
    @balance = -1 # want invariant-not-restored
  end
end
