# A pattern that nil fits proves nothing.
class BookRoom
  def call(room) # want missing-presence room
    room => Room | nil
    room.book!(1)
  end
end
