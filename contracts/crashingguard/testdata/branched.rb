class Notice
  def for?(user)
    return false if kind && user.blank?

    case kind
    when "odd"
      return false if user.id.even? # want crashing-guard user @information
    end

    return false if strict && !user
    return false if user.nil?

    true
  end

  def plainly?(user)
    return false if user.id.even? # want crashing-guard user @warning
    return false if user.nil?

    true
  end
end
