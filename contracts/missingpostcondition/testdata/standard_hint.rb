class Debit
  def call(wallet, cents) # want missing-postcondition call @hint
    wallet.entries.create!(cents: -cents)
    :debited
  end
end
