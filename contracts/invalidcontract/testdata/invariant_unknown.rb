# @invariant `balnce >= 0`  # want invalid-contract balnce @warning
class Account
  attr_reader :balance
  def initialize
    @balance = 0
  end
end
