class TestsConnection
  def call(url, key) # want missing-format url @information
    return { success: false, error: "no url" } if url.blank?

    HTTParty.post("#{url}/api/search", headers: { "x-api-key" => key })
    { success: true }
  rescue HTTParty::Error, Net::OpenTimeout => e
    { success: false, error: e.message }
  end

  def other(url, key) # want missing-format url @warning
    return { success: false, error: "no url" } if url.blank?

    HTTParty.post("#{url}/api/search", headers: { "x-api-key" => key })
    { success: true }
  end
end
