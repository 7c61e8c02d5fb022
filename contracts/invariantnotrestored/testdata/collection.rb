# @invariant `tracks.size <= 3`
# @invariant `seats.any?`
class Collection
  def initialize
    @tracks = []
    @seats = [1]
  end

  def add(track)
    @tracks << track # want invariant-not-restored
  end

  def add_all(*tracks)
    raise ArgumentError, "full" if @tracks.size >= 3

    @tracks.concat(tracks) # want invariant-not-restored
  end

  def leave(seat)
    @seats.delete(seat) # want invariant-not-restored
  end

  private

  attr_reader :tracks, :seats
end
