class Door
  include Hinges
  # @pre `angle < max_angle`
  def open(angle)
    raise ArgumentError, "angle" unless angle < max_angle
    Store.write!(angle)
  end
end
