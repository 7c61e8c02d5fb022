class Upgrade
  def call(wallet, plan)
    raise ArgumentError, "wallet is required" if wallet.nil?

    wallet.update!(touched: true)
    validate!(plan) # want guard-after-effect plan
    plan.take!(wallet)
  end

  def in_order(wallet, plan)
    raise ArgumentError, "wallet is required" if wallet.nil?

    validate!(plan)
    wallet.update!(touched: true)
    plan.take!(wallet)
    verify!(wallet)
  end

  private

  def validate!(plan)
    raise ArgumentError, "plan is required" if plan.nil?
  end

  def verify!(wallet)
    raise WalletError, "wallet is not full" unless wallet.full?
  end
end
