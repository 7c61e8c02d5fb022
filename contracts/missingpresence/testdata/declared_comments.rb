class RenameTag
  # @param tag [Tag, nil] what to rename
  # @param [String] name
  # @param [String, nil] note
  def call(tag, name, note) # want missing-presence name
    tag&.update!(name: name.strip, note: note&.strip)
  end

  #: (Tag?, String, ?note: String?) -> void
  def run(tag, name, note:) # want missing-presence name
    tag&.update!(name: name.strip, note: note&.strip)
  end

  # @rbs tag: Tag | nil
  # @rbs name: String
  def perform(tag, name) # want missing-presence name
    tag&.update!(name: name.strip)
  end
end
