class Basket
  # @modifies @total  # want contract-drift items @warning
  def add_up(items)
    raise ArgumentError, "items is required" if items.nil?

    items.each { |i| i.counted = true }
    @total = items.sum(&:price)
  end

  # @modifies nothing  # want contract-drift line @warning
  def stamp(line)
    line.update!(stamped: true)
  end

  # @modifies line.stamp  # want contract-drift line @warning
  def label(line)
    line.label = "x"
  end
end
