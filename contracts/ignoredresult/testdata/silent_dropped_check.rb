class BookRoom < ApplicationService
  def call(room)
    check_room(room) # another rule says that this check stops nothing

    room.book!
    Success(room)
  end

  private

  def check_room(room)
    return Failure(:room_missing) if room.nil?

    Success(room)
  end
end
