class Ledger
  # @modifies @balance -- and nothing else  # want contract-drift entries @warning
  def book(amount)
    @balance += amount
    remember(amount)
  end

  # @modifies nothing  # want contract-drift Journal @warning
  def report
    note
  end

  private

  def remember(amount)
    @entries = [*@entries, amount]
  end

  def note
    Journal.create!(text: "read")
  end
end
