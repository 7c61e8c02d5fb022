class Batch
  # @pre `items.size > 0`
  def one(items)
    raise ArgumentError, "items must not be empty" if items.length.zero?

    @items = items
  end

  # @pre `!items.empty?`
  def two(items)
    raise ArgumentError, "items must not be empty" unless items.size.positive?

    @items = items
  end

  # @pre `items.length <= 3`
  def three(items)
    raise ArgumentError, "at most three" if items.size > 3

    @items = items
  end

  # @pre `items.any?`
  def four(items)
    raise ArgumentError, "items must not be empty" if items.none?

    @items = items
  end
end
