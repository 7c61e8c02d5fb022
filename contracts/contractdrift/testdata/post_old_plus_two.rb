class Counter
  attr_reader :count

  def initialize
    @count = 0
  end

  # @post `count == old(count) + 1` # want contract-drift @information
  def skip
    @count += 2
  end

  # @post `count == old(count) + 1`
  def hit
    @count += 1
  end
end
