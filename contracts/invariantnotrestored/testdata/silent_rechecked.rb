# @invariant `level >= 0`
class SilentRechecked
  def initialize
    @level = 0
  end

  def adjust(delta)
    @level += delta
    raise ArgumentError, "level" if @level < 0
  end

  def clamp(delta)
    @level += delta
    @level = 0 if @level.negative?
  end

  def attempt(delta)
    before = @level
    @level += delta
    @level = before if @level < 0
  end

  def rollback(delta)
    before = @level
    @level -= delta
    notify!
  rescue Notifier::Error
    @level = before
    raise
  ensure
    check_invariants!
  end

  def rebalance!
    shift_down
    @level = 0 if @level.negative?
    check_invariants!
  end

  private

  def shift_down
    @level -= 5
  end

  def check_invariants!
    raise "level" if @level.negative?
  end
end
