class Report
  # @post `!result.nil?`  # want contract-drift
  def call(id)
    return nil if id == 3
    id.to_s
  end
end
