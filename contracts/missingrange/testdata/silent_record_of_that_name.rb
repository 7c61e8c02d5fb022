class CollectDeposit
  def call(deposit)
    deposit.spread_between_wallets! if deposit.spread.blank?
    gateway.collect!(deposit)
  end
end

class ChargeDeposit
  def call(deposit) # want missing-range
    gateway.charge(deposit)
  end
end
