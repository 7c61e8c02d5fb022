class Belied
  def required(name)
    raise ArgumentError, "name is required" if name # want inverted-guard name @warning
    store(name)
  end

  def blank(user_name)
    raise ArgumentError, "user name can't be blank" unless user_name.blank? # want inverted-guard user_name
    store(user_name)
  end

  def positive(amount)
    raise ArgumentError, "amount must be positive" if amount.positive? # want inverted-guard amount
    store(amount)
  end

  def above(amount)
    raise ArgumentError, "amount must be greater than 0" if amount > 0 # want inverted-guard amount
    store(amount)
  end

  def empty(items)
    raise ArgumentError, "items must not be empty" if items.any? # want inverted-guard items
    store(items)
  end
end
