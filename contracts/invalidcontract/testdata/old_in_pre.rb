class Box
  attr_reader :count
  # @pre `count == old(count)`  # want invalid-contract @warning
  def add(item)
    raise ArgumentError, "item" if item.nil?
    Ledger.create!(item: item)
  end
end
