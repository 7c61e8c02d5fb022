# @invariant `degrees >= 0 && degrees <= 100`
class Thermos
  attr_reader :degrees

  def initialize(degrees = 20)
    @degrees = degrees.clamp(0, 100)
  end

  def boil
    @degrees = 100
  end

  def set(degrees)
    @degrees = [[degrees, 0].max, 100].min
  end
end
