# @invariant `tracks.size <= 3`
# @invariant `seats.size > 0`
class SilentCollection
  def initialize
    @tracks = []
    @seats = [1]
  end

  def add(track)
    raise ArgumentError, "full" if @tracks.size >= 3

    @tracks << track
  end

  def drop
    @tracks.pop
  end

  def sit(seat)
    @seats.push(seat)
  end

  def stand
    return if @seats.size <= 1

    @seats.pop
  end

  def leave(seat)
    @seats.delete(seat)
    raise "nobody left" if @seats.empty?
  end

  private

  attr_reader :tracks, :seats
end
