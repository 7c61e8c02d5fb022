class Box
  # @pre `result.nil?`  # want invalid-contract result @warning
  def add(item)
    raise ArgumentError, "item" if item.nil?
    Ledger.create!(item: item)
  end
end
