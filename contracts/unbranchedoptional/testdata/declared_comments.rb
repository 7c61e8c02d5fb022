class RenameTag
  # @param tag [Tag, nil] what to rename
  # @param [String, nil] note
  def call(tag, note)
    tag.update!(size: 1) # want unbranched-optional tag @warning
    Log.create!(note: note.strip) # want unbranched-optional note @warning
  end

  #: (Tag, ?note: String?) -> void
  def run(tag, note:)
    tag&.update!(note: note.strip) # want unbranched-optional note @warning
  end

  # @rbs tag: Tag?
  def perform(tag)
    tag.update!(size: 1) # want unbranched-optional tag @warning
  end
end
