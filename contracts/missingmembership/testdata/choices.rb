class ZonePrice
  def call(zone) # want missing-membership zone @information
    case zone
    when :domestic then 490
    when :europe then 1290
    end
  end
end

class Apply
  def initialize(status:) # want missing-membership status @information
    @status = status
  end

  def call
    step
  end

  private

  def step
    case @status.to_s
    when "held", "confirmed" then Booking::Hold.new
    when "cancelled" then Booking::Cancellation.new
    end
  end
end

class Chain
  def call(kind) # want missing-membership kind @information
    if kind == "a"
      one
    elsif kind == "b" || "c" == kind
      two
    end
    three
  end
end

class Short
  def call(kind) # want missing-membership kind @hint
    if kind == "a"
      one
    elsif kind == "b"
      two
    end
  end
end

class Constants
  def call(kind) # want missing-membership kind
    case kind
    when Kind::OPEN then one
    when Kind::CLOSED then two
    end
    nil
  end
end
