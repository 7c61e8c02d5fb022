class Purse
  attr_reader :balance

  def initialize
    @balance = 100
  end

  # Takes money out.
  def take(amount)
    @balance -= amount
    amount
  end
end

class PayRent
  def call = Purse.new.take(0)
end
