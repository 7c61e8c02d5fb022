class Terminate
  def initialize(wallet:)
    @wallet = wallet
  end

  def call
    return Failure(:no_wallet) if @wallet.nil?

    @wallet.terminate!
    Success(@wallet)
  end
end

class TerminateAll
  def call(customer, wallet, other)
    customer.wallets.find_each { |w| Terminate.new(wallet: w).call }
    Terminate.call(wallet: wallet) if wallet
    Terminate.call(wallet: other) # want ignored-result Terminate.call
    toast.error("x")
    :done
  end
end
