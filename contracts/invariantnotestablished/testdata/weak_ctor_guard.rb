# @invariant `metres > 0`
class Rope
  attr_reader :metres

  def initialize(metres) # want invariant-not-established @warning
    raise ArgumentError, "metres must not be negative" if metres < 0

    @metres = metres
  end
end
