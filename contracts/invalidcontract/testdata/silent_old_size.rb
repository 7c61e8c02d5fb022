class Box
  attr_reader :items
  def initialize
    @items = []
  end
  # @post `items.size == old(items.size) + 1`
  def add(item)
    raise ArgumentError, "item" if item.nil?
    @items << item
    self
  end
end
