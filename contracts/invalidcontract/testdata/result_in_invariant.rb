# @invariant `result > 0` # want invalid-contract @warning
class Box
  attr_reader :width

  def initialize
    @width = 1
  end
end
