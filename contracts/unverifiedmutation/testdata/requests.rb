class NotifyPartner
  def call(url, body)
    Faraday.post(url, body) # want unverified-mutation Faraday
    response = Net::HTTP.post(url, body) # want unverified-mutation Net::HTTP
    size = response.body.size
    HTTParty.put(url, body: body).body.size # want unverified-mutation HTTParty
    :notified
  end

  def checked(url, body)
    response = Faraday.post(url, body)
    raise "refused" unless response.success?

    case Net::HTTP.post(url, body)
    when Net::HTTPSuccess then :notified
    else raise "refused"
    end
  end

  def read(url)
    HTTParty.get(url)
    parsed = HTTParty.post(url, body: "x").parsed_response
    parsed == "VERIFIED"
  end

  def made(uri)
    http = Net::HTTP.new(uri.host)
    request = Net::HTTP::Post.new(uri)
    http.request(request) # want unverified-mutation http
    http.request(Net::HTTP::Get.new(uri))
    Net::HTTP.new(uri.host).request(request).value
    :made
  end
end
