class Refund
  def initialize(note: nil)
    @note = note
  end

  def call
    store
  end

  private

  def store
    Entry.create!(note: @note.note_code) # want unbranched-optional note
  end
end
