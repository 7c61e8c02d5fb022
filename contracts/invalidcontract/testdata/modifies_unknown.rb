class Account
  attr_reader :balance

  # @modifies `balanse`  # want invalid-contract balanse @warning
  def withdraw(amount)
    @balance -= amount
  end

  # @modifies balanse
  def deposit(amount)
    @balance += amount
  end
end
