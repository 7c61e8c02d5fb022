class Seats
  # @pre `row > 0`
  def book(row)
    raise ArgumentError, "row" unless 0 < row
    Ledger.create!(row: row)
  end
end
