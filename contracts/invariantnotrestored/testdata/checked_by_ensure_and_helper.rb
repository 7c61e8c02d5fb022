# @invariant `pressure <= 10`
class Valve
  attr_reader :pressure

  def initialize
    @pressure = 0
  end

  def raise_to(bar)
    @pressure = bar
    ensure_safe!
  end

  def push(bar)
    return false if bar > 10

    @pressure = bar
    true
  end

  def force(bar)
    @pressure = bar # want invariant-not-restored @warning
    ensure_safe! if bar > 20
  end

  private

  def ensure_safe!
    raise "too much pressure" if @pressure > 10
  end
end
