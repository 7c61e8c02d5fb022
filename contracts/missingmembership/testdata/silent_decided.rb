class ElseRaises
  def call(zone)
    case zone
    when :domestic then 490
    when :europe then 1290
    else raise ArgumentError, "zone is not supported"
    end
  end
end

class NoOp
  def call(zone)
    case zone
    when :domestic then local
    when :europe then abroad
    else
      # everything else is left alone
    end
  end
end

class Behind
  def call(zone)
    case zone
    when :domestic then return 490
    when :europe then return 1290
    end

    raise ArgumentError, "zone is not supported"
  end
end

class OutcomeAsked
  def call(zone)
    price = case zone
            when :domestic then 490
            when :europe then 1290
            end
    return failure(:zone) if price.nil?

    price
  end
end

class OutcomeOr
  def call(zone)
    (case zone
     when :domestic then 490
     when :europe then 1290
     end) || raise(ArgumentError, "zone is not supported")
  end
end

class Classes
  def call(value)
    case value
    when Hash then one
    when Array then two
    end
  end
end

class Ranges
  def call(score)
    case score
    when 0..9 then one
    when 10..99 then two
    end
  end
end

class One
  def call(kind)
    case kind
    when "special" then celebrate
    end
    deliver
  end
end

class Optional
  def call(zone: nil)
    case zone
    when :domestic then 490
    when :europe then 1290
    end
  end
end

class Pattern
  def call(zone)
    case zone
    in :domestic then 490
    in :europe then 1290
    end
  end
end
