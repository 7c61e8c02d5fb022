class Door
  # @pre `xs.all? { |x| x > limit }`
  def open(xs, limit)
    raise ArgumentError, "xs" unless xs.all? { |x| x > limit }
    Store.write!(xs)
  end
end
