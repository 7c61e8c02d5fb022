class Mean
  def call(gusts) # want missing-size gusts @information
    gusts.sum / gusts.size
  end
end

class Floating
  def call(gusts) # want missing-size gusts
    gusts.sum.fdiv(gusts.length)
  end
end

class Folded
  def call(amounts) # want missing-size amounts
    amounts.map(&:cents).reduce(:+)
  end
end

class FoldedByBlock
  def call(parts) # want missing-size parts
    parts.inject { |a, b| a.merge(b) }
  end
end
