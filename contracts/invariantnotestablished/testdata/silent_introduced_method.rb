# @invariant `balance >= 0`
class Account
  attr_reader :balance

  def initialize(balance)
    @balance = balance
    check_invariants!
  end

  def withdraw(n)
    @balance -= n
    check_invariants!
    self
  end

  private def check_invariants!
    raise "an invariant is broken" unless balance >= 0
  end
end
