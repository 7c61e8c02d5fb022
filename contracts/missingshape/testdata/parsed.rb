class ReadWebhook
  def call(text)
    return if text.nil?

    data = JSON.parse(text) # want missing-shape data
    data["event"].downcase
  end
end
