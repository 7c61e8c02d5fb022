# @invariant `level >= 0`
class LockState
  attr_reader :level

  def initialize(level: 0)
    raise ArgumentError, "level" unless level.is_a?(Integer) && level >= 0

    @level = level
  end

  def lower(by)
    before = @level
    @level -= by
    return true if @level >= 0

    @level = before
    false
  end
end
