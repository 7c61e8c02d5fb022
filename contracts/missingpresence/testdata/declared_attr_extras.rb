# The generated constructor checks that keys are given, not what they hold.
class ReopenConversation
  pattr_initialize :account, [:conversation!, :note, { limit: 5 }] # want missing-presence conversation

  def call
    raise ArgumentError, "account is required" if account.nil?

    conversation.update!(status: "open", account: account.name, note: note&.strip, limit: @limit + 1)
  end
end
