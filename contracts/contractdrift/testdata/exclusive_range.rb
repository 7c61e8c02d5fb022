class Make
  # @pre `(1...4).cover?(size)`  # want contract-drift size @warning
  def call(size)
    raise ArgumentError, "size" unless (1..4).cover?(size)
    Store.write!(size)
  end
end
