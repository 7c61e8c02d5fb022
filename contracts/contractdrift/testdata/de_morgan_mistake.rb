class Morgan
  # @pre `!(a.nil? || b.nil?)` # want contract-drift @warning
  def set(a: nil, b: nil)
    raise ArgumentError, "a and b" if a.nil? && b.nil?

    @pair = [a, b]
  end
end
