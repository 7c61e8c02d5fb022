class Names
  # @pre `count > 0`
  def rename(count)
    validate!(count)
    User.update!(count: count)
  end

  private

  def validate!(count)
    raise ArgumentError, "count" unless count.positive?
  end
end
