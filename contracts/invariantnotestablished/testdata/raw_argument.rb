# @invariant `balance >= 0`
class RawArgument
  attr_reader :balance

  def initialize(balance) # want invariant-not-established balance @warning
    @balance = balance
  end
end
