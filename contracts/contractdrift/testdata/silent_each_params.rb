class Report
  # @pre `!a.nil?`
  # @pre `!b.nil?`
  def call(a, b)
    raise ArgumentError, "missing" if [a, b].any?(&:nil?)
    Store.write!(a, b)
  end
end
