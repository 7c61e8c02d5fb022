class Make
  # @pre `n.is_a?(Integer)`
  # @raise [ArgumentError] if `n > 100`
  def call(n)
    raise TypeError, "n" unless n.is_a?(Integer)
    raise ArgumentError, "n" if n > 100
    Store.write!(n)
  end
end
