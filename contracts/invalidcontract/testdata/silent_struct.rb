Point = Struct.new(:x, :y) do
  # @pre `x > 0`
  def go
    raise "x" unless x > 0
    Store.write!(x)
  end
end
