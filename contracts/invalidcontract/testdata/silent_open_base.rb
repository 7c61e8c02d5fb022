class Account < ApplicationRecord
  # @pre `amount <= balance`
  def withdraw!(amount)
    raise ArgumentError, "amount" if amount > balance
    update!(balance: balance - amount)
  end
end
