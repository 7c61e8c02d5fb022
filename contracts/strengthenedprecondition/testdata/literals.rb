class Base
  def go(way)
    raise ArgumentError, "way" unless %i[up down left].include?(way)
    Ledger.create!(way: way)
  end
end
class Lift < Base
  def go(way)
    raise ArgumentError, "way" unless %i[up down].include?(way)  # want strengthened-precondition way @warning
    super
  end
end
