# @invariant `target >= 5`
class Accessor
  attr_accessor :target, :name # want exposed-invariant target @information

  def initialize
    @target = 20
  end
end
