# @invariant `low <= high`
class TwoFields
  attr_reader :low, :high

  def initialize
    @low = 0
    @high = 0
  end

  def lower(by)
    @high -= by # want invariant-not-restored
  end
end
