class Seats
  # @pre `(1..40).cover?(row)`  # want contract-drift row @warning
  def book(row)
    raise ArgumentError, "row" if row < 1
    Ledger.create!(row: row)
  end
end
