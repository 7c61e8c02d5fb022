class ReopenConversation < CMDx::Task
  required :conversation # want missing-presence conversation
  required :limit, type: :integer, numeric: { min: 1 }
  optional :note

  def work
    conversation.update!(limit: limit + 1, note: note&.strip)
  end
end
