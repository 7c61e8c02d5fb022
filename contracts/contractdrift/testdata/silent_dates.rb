class Report
  # @pre `from <= to`
  def call(from:, to:)
    raise ArgumentError, "order" if from > to
    Store.write!(from)
  end
end
