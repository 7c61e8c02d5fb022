class Stackpile
  attr_reader :bricks

  def initialize
    @bricks = []
  end

  # @post `bricks.size == old(bricks).size + 1` # want invalid-contract @warning
  def add(brick)
    @bricks << brick
  end

  # @post `bricks.size == old(bricks.size) + 1`
  def more(brick)
    @bricks << brick
  end

  # @pre `old(bricks.size) > 0` # want invalid-contract @warning
  def drop
    @bricks.pop
  end
end
