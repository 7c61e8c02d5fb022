class Door
  def initialize
    @angle = 0
  end
  # @pre `@angle == 0`  # want invalid-contract @warning
  def open
    raise StateError, "open" unless @angle == 0
    Store.write!(1)
  end
end
