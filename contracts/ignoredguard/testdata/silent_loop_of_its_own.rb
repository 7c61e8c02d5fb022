class WaitForChannel
  def call(channel, deadline)
    channel.connection.loop do
      channel.active? && Time.now < deadline
    end
    loop do
      deadline.positive? # want ignored-guard
      break
    end
    channel.close
  end
end
