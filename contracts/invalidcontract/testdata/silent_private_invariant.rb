# @invariant `balance >= 0`
class Pay
  def initialize
    @balance = 0
  end

  private

  attr_reader :balance
end
