# @invariant `degrees >= 0`
class UnguardedFactory
  attr_reader :degrees

  private_class_method :new

  def self.build(degrees)
    new(degrees)
  end

  def initialize(degrees) # want invariant-not-established
    @degrees = degrees
  end
end
