# @invariant `balance >= 0`
class Account
  attr_reader :balance

  def initialize
    @balance = 0
  end

  def withdraw(amount)
    assert_amount(amount)
    @balance -= amount # want invariant-not-restored balance
  end

  def spend(amount)
    check_funds(amount)
    @balance -= amount
  end

  def pay(amount)
    check_elsewhere(amount)
    @balance -= amount
  end

  private

  def assert_amount(amount)
    raise ArgumentError, "amount must be positive" unless amount.is_a?(Integer) && amount.positive?
  end

  def check_funds(amount)
    raise ArgumentError, "amount must be positive" unless amount.is_a?(Integer) && amount.positive?
    raise ArgumentError, "not enough" if amount > @balance
  end

  def check_elsewhere(amount)
    Limits.check(self, amount)
  end
end
