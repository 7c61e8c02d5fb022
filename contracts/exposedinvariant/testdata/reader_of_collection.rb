# @invariant `members.size <= 5`
class Band
  attr_reader :members # want exposed-invariant @information

  def initialize
    @members = []
  end
end
