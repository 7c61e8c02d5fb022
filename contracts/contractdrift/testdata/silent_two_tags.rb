class Names
  # @pre `count >= 0`
  # @pre `count < 10`
  def rename(count)
    raise ArgumentError, "count" if count < 0
    raise ArgumentError, "count" if count >= 10
    User.update!(count: count)
  end
end
