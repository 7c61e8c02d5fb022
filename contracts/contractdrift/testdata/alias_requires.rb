class Report
  # @require `limit > 0`  # want contract-drift limit @warning
  def call(limit)
    Store.write!(limit)
  end
end
