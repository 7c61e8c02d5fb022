class Slot
  # @pre `row >= 0`
  # @pre `column >= 0` # want contract-drift @warning
  def move(row, column)
    raise ArgumentError, "row must not be negative" if row < 0

    @row = row
    @column = column
  end
end
