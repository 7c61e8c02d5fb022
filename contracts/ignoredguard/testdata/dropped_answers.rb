class Subscribe
  def predicate(email)
    valid_email?(email) # want ignored-guard valid_email? @warning
    Subscriber.create!(email: email)
  end

  def result(owner)
    check_owner(owner) # want ignored-guard check_owner
    Subscriber.create!(owner: owner)
  end

  def stored(email)
    ok = valid_email?(email) # want ignored-guard valid_email?
    Subscriber.create!(email: email)
  end

  def plain(amount)
    amount.positive? # want ignored-guard positive?
    amount > 100 # want ignored-guard >
    charge!(amount)
  end

  def itself
    valid? # want ignored-guard valid?
    charge!(1)
  end

  private

  def valid_email?(email)
    return false if email.nil?

    email.include?("@")
  end

  def check_owner(owner)
    return Failure(:owner_missing) if owner.nil?

    Success(owner)
  end
end
