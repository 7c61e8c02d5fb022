class Reprocess
  def call(id)
    file = Storage::FileAdapter.find_by(id: id) # want unchecked-lookup file @information
    file.open
    queries = adapter.query_service
    set = queries.find_by(id: id) # want unchecked-lookup set @information
    set.touch
    order = Order.find_by(id: id) # want unchecked-lookup order @warning
    order.touch
  end
end
