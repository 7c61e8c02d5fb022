class Slug
  # @pre `items.size.positive?`
  def call(items)
    raise ArgumentError, "items" if items.empty?
    items.each { |i| Page.create!(slug: i) }
  end
end
