class Order
  def right(lines)
    raise ArgumentError, "lines" if lines.empty? || lines.nil? # want crashing-guard lines @warning
    lines
  end

  def below(lines)
    raise ArgumentError, "lines" if lines.empty? # want crashing-guard lines
    raise ArgumentError, "lines" if lines.nil?
    lines
  end

  def connective(lines)
    raise ArgumentError, "lines" if lines.nil? && lines.empty? # want crashing-guard lines
    lines
  end

  def conjunction(user)
    raise ArgumentError, "user" unless user.name.present? && user # want crashing-guard user
    user
  end

  private

  def helper(id)
    found = look_up(id)
    return Failure(:none) if found.closed? || found.nil? # want crashing-guard found
    found
  end
end
