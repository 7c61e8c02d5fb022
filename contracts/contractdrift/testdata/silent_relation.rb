class Names
  attr_reader :balance
  # @pre `amount <= balance`
  def take(amount)
    raise ArgumentError, "too much" if amount > balance
    @balance -= amount
  end
end
