# @invariant `count >= 0`
class NeverStored
  attr_reader :count

  def initialize(name) # want invariant-not-established count
    @name = name
  end

  def start
    @count = 0
  end
end
