# @invariant `eggs.size > 0`
class Nest
  def initialize # want invariant-not-established @warning
    @eggs = []
  end

  private

  attr_reader :eggs
end
