# @invariant `metres > 0`
class Cable
  attr_reader :metres

  def initialize(metres: 1) # want invariant-not-established @warning
    @metres = metres
  end
end
