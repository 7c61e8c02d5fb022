class Withdraw
  def call(wallet, cents)
    raise ArgumentError, "wallet is required" if wallet.nil?

    wallet.lock!
    available = wallet.balance - wallet.held
    return Failure(:insufficient_funds) if cents > available

    wallet.withdraw!(cents)
  end
end
