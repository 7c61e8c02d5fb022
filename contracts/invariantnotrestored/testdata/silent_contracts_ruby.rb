class SilentContractsRuby
  include Contracts::Core
  include Contracts::Invariants

  invariant(:day) { day >= 1 }

  attr_reader :day

  def initialize
    @day = 1
  end

  Contract C::Num => C::Any
  def move(day)
    @day = day
  end
end
