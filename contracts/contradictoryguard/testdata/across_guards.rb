class Grade
  def number(size)
    raise ArgumentError, "too small" unless size > 10
    raise ArgumentError, "too large" unless size < 5 # want contradictory-guard size @warning

    size
  end

  def null(user)
    return Failure(:missing) if user.nil?
    raise ArgumentError, "must be nil" unless user.nil? # want contradictory-guard user

    user
  end

  def type(value)
    raise TypeError unless value.is_a?(String)
    raise TypeError unless value.is_a?(Integer) # want contradictory-guard value
    value
  end

  def state(kind)
    raise ArgumentError unless %w[air sea].include?(kind)
    raise ArgumentError unless kind == "rail" # want contradictory-guard kind
    kind
  end

  def arms(kind)
    case kind
    when "air", "sea" then nil
    else raise ArgumentError
    end
    raise ArgumentError if kind == "air" || kind == "sea" # want contradictory-guard kind
    kind
  end

  def sign(cents)
    raise ArgumentError unless cents.positive?
    raise ArgumentError unless cents.negative? # want contradictory-guard cents
    cents
  end

  def blank(name)
    raise ArgumentError if name.blank?
    raise ArgumentError if name.present? # want contradictory-guard name
    name
  end

  def whole(count)
    raise ArgumentError unless count.is_a?(Integer) && count > 4
    raise ArgumentError unless count < 5 # want contradictory-guard count
    count
  end
end
