class Base
  def make(name)
    raise ArgumentError, "name" if name.nil?
    Order.create!(name: name)
  end
end
class Quick < Base
  def make(name)  # want weakened-postcondition @warning
    return nil if name.nil?
    Order.create!(name: name)
  end
end
