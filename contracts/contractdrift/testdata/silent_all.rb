class Batch
  # @pre `items.all? { |i| i.positive? }`
  def call(items)
    raise ArgumentError, "items" unless items.all?(&:positive?)
    Store.write!(items)
  end
end
