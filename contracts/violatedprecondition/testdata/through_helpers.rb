class Checked
  def call(user, amount)
    need!(user)
    positive!(amount)
    user.pay(amount)
  end

  private

  def need!(value)
    raise ArgumentError, "missing" if value.nil?
  end

  def positive!(number)
    raise ArgumentError, "not positive" unless number.positive?
  end
end

class Caller
  def call(user)
    Checked.new.call(nil, 3) # want violated-precondition user @error
    Checked.new.call(user, -1) # want violated-precondition amount @error
    checked = Checked.new
    checked.call(user, 0) # want violated-precondition amount @error
    checked.call(user, 1)
  end
end
