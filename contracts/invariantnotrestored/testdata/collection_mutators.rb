# @invariant `voices.size <= 4`
class Choir
  def initialize
    @voices = []
  end

  def join(voice)
    @voices << voice # want invariant-not-restored @warning
  end

  def enter(voice)
    raise "full" if @voices.size >= 4

    @voices.push(voice)
  end

  def leave(voice)
    @voices.delete(voice)
  end

  def swap(voices)
    @voices = voices # want invariant-not-restored @warning
  end

  private

  attr_reader :voices
end
