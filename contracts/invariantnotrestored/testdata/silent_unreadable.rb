# @invariant `total == lines.sum(&:price)`
class CartSum
  attr_reader :total

  def initialize(lines)
    @lines = lines
    @total = lines.sum(&:price)
  end

  def add(line)
    @lines << line
    @total += line.price
  end

  private

  attr_reader :lines
end
