class Rate
  # @pre `(1..5).cover?(stars)`
  def call(stars)
    Ledger.create!(stars: stars)
  end
end

class Use
  def run(stars)
    Rate.new.call(3)
    Rate.new.call(stars)
    Rate.new.call(9) # want violated-precondition stars @error
  end

  def find(id)
    raise ArgumentError, "id" if id.nil?

    Ship.new.call(order: Order.find_by(id: id)) # want violated-precondition order @warning
    Ship.new.call(order: Order.find(id))
  end
end

class Ship
  # @pre `!order.nil?`
  def call(order:)
    Ledger.create!(order: order)
  end
end
