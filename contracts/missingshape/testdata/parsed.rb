class ReadWebhook
  def call(text)
    return if text.nil?

    data = JSON.parse(text) # want missing-shape body
    data["event"].downcase
  end
end
