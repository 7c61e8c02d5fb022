class SendCatalog
  def call(url, body)
    connection.post(url, body)
    :sent
  end

  def connection
    @connection ||= Faraday.new(url: BASE) { |f| f.use Faraday::Response::RaiseError }
  end
end
