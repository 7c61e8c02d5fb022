# @invariant `left >= 0`
# @invariant `right >= 0`
class PairOf
  attr_reader :left, :right

  def initialize
    @left, @right = 0, 0
  end

  def swap!
    @left, @right = @right, @left
  end

  def shift(count)
    @left, @right = @left - count, @right + count # want invariant-not-restored @warning
  end
end
