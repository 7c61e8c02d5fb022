class DispatchService
  def initialize(message, client)
    @message = message
    @client = client
  end

  def call
    @client.send(text: @message.text, to: @message.recipients)
  end
end

class ResolveService
  def call(handler_name)
    handler = begin
      handler_name.constantize
    rescue NameError
      nil
    end
    handler ? handler.run : :unknown
  end
end
