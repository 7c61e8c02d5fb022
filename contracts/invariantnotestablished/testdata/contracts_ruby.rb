class ContractsRuby
  include Contracts::Core
  include Contracts::Invariants

  invariant(:day) { day >= 1 && day <= 31 }

  attr_reader :day

  def initialize(day) # want invariant-not-established day
    @day = day
  end
end
