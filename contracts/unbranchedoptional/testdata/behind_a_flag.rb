class VoidCredit
  def initialize(wallet:, credit: nil, remaining: false)
    @wallet = wallet
    @credit = credit
    @remaining = remaining
  end

  def call
    return :nothing if !remaining && credit.zero? # want unbranched-optional credit @information

    wallet.void!
  end

  private

  attr_reader :wallet, :credit, :remaining
end
