class KeyCache
  def call(key)
    cached = Rails.cache.read(key)
    if cached
      json = JSON.parse(cached)
      return ApiKey.instantiate(json["api_key"].slice("id"))
    end
    JSON.parse($redis.get(key))["rates"].sum
  end
end
