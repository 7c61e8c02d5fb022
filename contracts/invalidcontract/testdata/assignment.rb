class Box
  # @pre `item = 3`  # want invalid-contract @warning
  def add(item)
    raise ArgumentError, "item" if item.nil?
    Ledger.create!(item: item)
  end
end
