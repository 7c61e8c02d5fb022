class Order
  KINDS = %w[gift sale].freeze
  LIMIT = 10

  def self.open(kind:, pieces: 1)
    raise ArgumentError, "kind is unknown" unless KINDS.include?(kind)
    raise RangeError, "pieces" unless pieces.is_a?(Integer) && (1..LIMIT).cover?(pieces)

    new(kind, pieces)
  end

  def self.parse(format)
    case format
    when :csv then 1
    when :json, :xml then 2
    else raise ArgumentError, "format"
    end
  end

  def self.between(from, to)
    raise ArgumentError, "from is after to" if from > to

    [from, to]
  end
end

class Shop
  def call
    Order.open(kind: "loan") # want violated-precondition kind @error
    Order.open(kind: :gift) # want violated-precondition kind @error
    Order.open(kind: "gift", pieces: 0) # want violated-precondition pieces @error
    Order.open(kind: "gift", pieces: 2.5) # want violated-precondition pieces @error
    Order.parse(:yaml) # want violated-precondition format @error
    Order.between(3, 2) # want violated-precondition from @error
  end

  def fine
    Order.open(kind: "gift", pieces: 10)
    Order.open(kind: "sale")
    Order.parse(:xml)
    Order.between(2, 3)
  end
end
