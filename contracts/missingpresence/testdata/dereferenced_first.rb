class Loud
  def fetched(options) # want missing-presence options @information
    Rails.cache.fetch(options.merge(kind: "x").hash) { 1 }
  end

  def dereferenced_first(order) # want missing-presence order @information
    total = order.total
    Rails.cache.write("totals/#{order}", total) if total
  end
end
