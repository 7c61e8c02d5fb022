class Earlier
  def twice(user)
    raise ArgumentError, "user is required" if user.nil?
    return Failure(:missing) if user.nil? # want redundant-guard user @hint

    user.name
  end

  def wider(count)
    raise ArgumentError unless count.is_a?(Integer) && count > 0
    raise ArgumentError if count < 0 # want redundant-guard count
    count
  end

  def members(kind)
    raise ArgumentError unless %i[air sea].include?(kind)
    raise ArgumentError if kind == :rail # want redundant-guard kind
    kind
  end

  def branch(user)
    if user.nil?
      nil
    else
      raise ArgumentError if user.nil? # want redundant-guard user
      user.name
    end
  end

  def text(name)
    raise ArgumentError if name.blank?
    raise ArgumentError if name.nil? # want redundant-guard name
    name
  end
end
