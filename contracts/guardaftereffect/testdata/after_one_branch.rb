class Notify
  def call(user, channel)
    raise ArgumentError, "user is required" if user.nil?

    if user.silent?
      user.update!(muted: true)
    end
    raise ArgumentError, "unknown channel" unless %w[mail sms].include?(channel) # want guard-after-effect channel

    user.notify!(channel)
  end
end
