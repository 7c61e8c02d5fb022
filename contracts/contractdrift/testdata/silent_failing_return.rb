class Names
  # @pre `count > 0`
  def rename(count)
    return Failure(:count) unless count.positive?
    User.update!(count: count)
  end
end
