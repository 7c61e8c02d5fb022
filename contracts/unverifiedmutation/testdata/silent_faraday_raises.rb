class NotifyPartner
  def call(url, body)
    connection.post(url, body)
    :notified
  end

  def connection
    @connection ||= Faraday.new { |f| f.response :raise_error }
  end
end
