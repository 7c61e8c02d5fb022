class Make
  # @pre `items.is_a?(Array)`
  def call(items)
    raise TypeError, "items" unless items.is_a?(Array)
    items.each do |i|
      next if i.nil?
      Store.write!(i)
    end
  end
end
