class Initials
  def call(name)
    name.first.upcase
  end
end

class Status
  def call(status)
    status.first.upcase
  end
end

class Started
  def call(amounts)
    amounts.inject(0) { |a, b| a + b } + amounts.reduce(0, :+) + amounts.sum
  end
end

class Take
  def call(bids)
    bids.first(3).each(&:close!)
  end
end

class Optional
  def call(bids: nil)
    bids&.first
  end
end

class Query
  def call(order)
    order.lines.first.sku
  end
end
