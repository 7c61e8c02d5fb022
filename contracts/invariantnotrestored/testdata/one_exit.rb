# @invariant `level >= 0`
class OneExit
  def initialize
    @level = 0
  end

  def adjust(delta, check)
    @level += delta # want invariant-not-restored
    return @level unless check

    check_invariants!
    @level
  end

  private

  def check_invariants!
    raise "level" if @level.negative?
  end
end
