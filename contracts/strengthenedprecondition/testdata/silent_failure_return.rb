class Base
  def charge(amount)
    return Failure(:x) if amount < 0
    Store.write!(amount)
  end
end
class Card < Base
  def charge(amount)
    return Failure(:x) if amount < 0
    super
  end
end
