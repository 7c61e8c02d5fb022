class Period
  # @pre `from <= to` # want contract-drift @warning
  def set(from, to)
    raise ArgumentError, "from must be before to" if from >= to

    @from = from
    @to = to
  end
end
