class Make
  # @pre `ratio >= 0.0 && ratio <= 1.0`
  def call(ratio)
    raise ArgumentError, "ratio" unless (0.0..1.0).cover?(ratio)
    Store.write!(ratio)
  end
end
