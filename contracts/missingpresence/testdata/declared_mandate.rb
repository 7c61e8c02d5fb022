class ReopenConversation
  include Mandate

  initialize_with :conversation, note: nil, limit: 5, owner: NO_DEFAULT # want missing-presence conversation

  def call
    conversation.update!(status: "open", note: note&.strip, limit: limit + 1)
    raise ArgumentError, "owner is required" unless owner

    owner.touch
  end
end
