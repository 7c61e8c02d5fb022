class Names
  # @pre `count >= 0`  # want contract-drift count @warning
  def rename(count)
    raise ArgumentError, "count" unless count.positive?
    User.update!(count: count)
  end
end
