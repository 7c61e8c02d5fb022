# @invariant `degrees >= 0`
class SilentFactory
  attr_reader :degrees

  private_class_method :new

  def self.build(degrees)
    raise ArgumentError, "degrees" if degrees.negative?

    new(degrees)
  end

  def initialize(degrees)
    @degrees = degrees
  end
end
