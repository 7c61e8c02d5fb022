class GrantCredit
  def call(account, amount) # want missing-range amount
    return if account.nil?

    account.update!(credit: amount)
  end
end
