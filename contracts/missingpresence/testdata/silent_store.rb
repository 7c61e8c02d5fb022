class TotalsCache
  def call(key)
    Rails.cache.delete(key)
  end
end
