class Door
  attr_accessor :angle
  # @post `self.angle = 3`  # want invalid-contract @warning
  def open
    Store.write!(1)
  end
end
