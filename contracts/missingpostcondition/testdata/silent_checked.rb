# profile: fortress
class Debit
  def compared(wallet, cents)
    before = wallet.balance
    wallet.entries.create!(cents: -cents)
    raise "not debited" unless wallet.balance == before - cents

    :debited
  end

  def asserted(wallet, cents)
    wallet.entries.create!(cents: -cents)
    verify_balance!(wallet)
    :debited
  end

  def read(wallet, cents)
    return Failure(:refused) unless wallet.update(cents: cents)

    Success(:debited)
  end

  def returned(wallet, cents)
    wallet.lock!
    wallet.update!(cents: cents)
    wallet
  end

  def given(wallet, cents)
    wallet.lock!
    Success(wallet.entries.create!(cents: cents))
  end

  def kept(wallet, cents)
    entry = wallet.entries.create!(cents: cents)
    Audit.note(:kept)
    Success(entry)
  end

  def one(wallet)
    wallet.update!(seen: true)
  end

  def queries(wallet)
    total = wallet.entries.sum(:cents)
    Success(total)
  end

  def told(wallet)
    wallet.save
    :done
  end
end
