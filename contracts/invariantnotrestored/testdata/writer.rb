# @invariant `target >= 5`
class Writer
  attr_reader :target

  def initialize
    @target = 20
  end

  def target=(value)
    @target = value # want invariant-not-restored
  end
end
