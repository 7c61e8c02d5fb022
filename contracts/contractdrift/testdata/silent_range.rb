class Seats
  # @pre `(1..40).cover?(row)`
  def book(row)
    raise ArgumentError, "row" unless row.between?(1, 40)
    Ledger.create!(row: row)
  end
end
