class Make
  # @pre `!n.nil?`  # want contract-drift n @warning
  def call(n)
    n ||= 3
    Store.write!(n)
  end
end
