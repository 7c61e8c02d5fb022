# profile: fortress
class Debit
  def call(wallet, cents) # want missing-postcondition call @warning
    wallet.entries.create!(cents: -cents)
    wallet.update!(touched_at: Time.current)
    :debited
  end

  def through_helper(wallet, cents) # want missing-postcondition through_helper @warning
    raise ArgumentError if cents.nil?

    store(wallet, cents)
    Success(cents)
  end

  private

  def store(wallet, cents)
    wallet.entries.create!(cents: -cents)
    nil
  end
end
