class Form
  # @post `result.save` # want invalid-contract @warning
  def build
    Entry.new
  end

  # @post `result.errors.empty?`
  def check
    Entry.new
  end

  # @pre `items.map(&:price).sum > 0 && items.sort_by(&:id).first`
  def total(items)
    raise ArgumentError, "items" unless items.map(&:price).sum > 0 && items.sort_by(&:id).first

    items
  end
end
