# The guard lets zero through.
# @invariant `size > 0`
class WeakerGuard
  def initialize(size) # want invariant-not-established
    raise ArgumentError, "size" if size < 0

    @size = size
  end

  def size = @size
end
