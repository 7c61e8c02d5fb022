class Report
  # @pre `limit > 0`
  def call(limit: 10)
    raise ArgumentError, "limit" unless limit.positive?
    Store.write!(limit)
  end
end
