# @invariant `target >= 5`
# @invariant `tracks.size <= 100`
# @invariant `names.size <= 100`
class SilentNarrow
  attr_reader :target, :names
  attr_accessor :label

  def initialize(names)
    @target = 20
    @tracks = []
    @names = names.dup.freeze
  end

  def tracks = @tracks.dup.freeze

  def first = @tracks.first

  def target=(value)
    raise ArgumentError, "target" if value < 5

    @target = value
  end

  private

  attr_writer :target
end
