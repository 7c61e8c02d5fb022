class Report
  # @pre `from <= to`  # want contract-drift from @warning
  def call(from:, to:)
    raise ArgumentError, "order" if from >= to
    Store.write!(from)
  end
end
