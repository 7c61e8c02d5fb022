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
    @pressure += bar
    raise "too much pressure" if @pressure > 10
  end

  def pump(bar)
    @pressure += bar
    raise ArgumentError, "bar must be positive" if bar.nil? || bar <= 0 # want guard-after-effect
  end

  private

  def ensure_safe!
    raise "too much pressure" if @pressure > 10
  end
end
