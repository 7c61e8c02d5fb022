class Door
  attr_reader :result
  # @pre `result.nil?`
  def open
    raise StateError, "open" unless result.nil?
    Store.write!(1)
  end
end
