# @invariant `level >= 0`
class ThroughPrivate
  def initialize
    @level = 0
  end

  def drain(amount)
    lower(amount)
  end

  private

  def lower(amount)
    @level -= amount # want invariant-not-restored
  end
end
