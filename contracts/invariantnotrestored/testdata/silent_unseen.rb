# @invariant `total >= 0`
class SilentUnseen
  attr_reader :total, :name

  def initialize
    @total = 0
  end

  def recompute(order)
    @total = order.lines.sum(&:amount)
  end

  def rename(name)
    @name = name
  end

  def add(amount)
    validate_amount(amount)
    @total += amount
  end

  def each_line(lines)
    lines.each { |line| @total += line.amount }
  end
end
