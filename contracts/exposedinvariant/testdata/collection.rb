# @invariant `tracks.size <= 100`
# @invariant `names.all? { |n| n.length > 1 }`
class Collection
  attr_reader :names # want exposed-invariant names

  def initialize
    @tracks = []
    @names = []
  end

  def tracks = @tracks # want exposed-invariant tracks
end
