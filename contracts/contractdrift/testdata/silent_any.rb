class Batch
  # @pre `items.any?`
  def call(items)
    raise ArgumentError, "items" if items.empty?
    Store.write!(items)
  end
end
