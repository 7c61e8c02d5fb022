class InvariantMethodNotCalled
  def initialize(from, to) # want invariant-not-established
    @from = from
    @to = to
  end

  private

  def check_invariants!
    raise "from must not be after to" if @from > @to
  end
end
