class Drop
  def call(key: nil) # want missing-presence key @warning
    Faraday.delete("https://lists.example/members/#{key}")
    Success(:removed)
  end

  def noted(key, note: nil)
    raise ArgumentError, "key is required" if key.nil?

    Faraday.post("https://lists.example/members/#{key}", { note: note })
    Success(:noted)
  end

  def branched(key: nil)
    return if key.nil?

    Faraday.delete("https://lists.example/members/#{key}")
  end

  def defaulted(key: nil)
    Faraday.delete("https://lists.example/members/#{key || "none"}")
    Success(:removed)
  end
end
