class Make
  # @pre `n > 0`  # want contract-drift n @warning
  def call(n)
    warn("n") if n <= 0
    Store.write!(n)
  end
end
