class Account
  attr_reader :balance, :history

  def initialize(balance)
    @balance = balance
    @history = []
  end

  # @modifies balance  # want contract-drift history @warning
  def withdraw(amount)
    raise ArgumentError, "amount must be positive" unless amount.is_a?(Integer) && amount.positive?

    @balance -= amount
    @history << amount
  end
end
