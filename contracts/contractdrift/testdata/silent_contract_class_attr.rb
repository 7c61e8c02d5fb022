# @contract
class Make
  # @pre `size.between?(1, 3)`
  def call(size)
    raise ArgumentError, "size" unless (1..3).include?(size)
    Store.write!(size)
  end
end
