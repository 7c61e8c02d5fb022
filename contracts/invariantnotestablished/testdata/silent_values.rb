# @invariant `count >= 0`
# @invariant `rate <= 100`
# @invariant `items.size <= 10`
# @invariant `state == "new" || state == "old"`
class SilentValues
  attr_reader :count, :rate, :state

  def initialize(count, rate)
    @count = [count, 0].max
    @rate = rate.clamp(0, 100)
    @items = []
    @state = "new"
  end

  def items = @items.dup
end
