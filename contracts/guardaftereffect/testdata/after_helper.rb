class MoveStock
  def call(bin, target)
    raise ArgumentError, "bin is required" if bin.nil?

    empty(bin)
    raise ArgumentError, "target is required" if target.nil? # want guard-after-effect target

    target.fill!
  end

  private

  def empty(bin)
    bin.update!(count: 0)
  end
end
