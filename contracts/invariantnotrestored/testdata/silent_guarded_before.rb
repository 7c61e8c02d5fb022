# @invariant `balance >= 0`
# @invariant `balance <= limit`
class SilentGuardedBefore
  attr_reader :balance, :limit

  def initialize
    @balance = 0
    @limit = 100
  end

  def withdraw(amount)
    raise ArgumentError, "amount" unless amount.positive?
    raise ArgumentError, "amount must not exceed the balance" if amount > @balance

    @balance -= amount
  end

  def take(amount)
    return false if amount.negative? || balance - amount < 0

    @balance = balance - amount
    true
  end

  def deposit(amount)
    raise ArgumentError, "amount" if amount.negative? || amount + balance > limit

    @balance += amount
  end

  def close
    @balance = 0
  end

  def halve
    @balance = [@balance / 2, 0].max.clamp(0, limit)
    check_invariants!
  end

  private

  def check_invariants!
    raise "balance" if @balance.negative?
  end
end
