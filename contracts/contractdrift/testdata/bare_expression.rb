class Names
  # @pre count > 0  # want contract-drift count @warning
  def rename(count)
    User.update!(count: count)
  end
end
