class GrantCredit
  def call(account, amount)
    return if account.nil?
    raise ArgumentError, "amount must be positive" unless amount.is_a?(Numeric) && amount > 0

    account.update!(credit: amount)
  end
end
