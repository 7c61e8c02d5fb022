# G5: pattern matching.
class BookRoom
  def call(room)
    room => Room
    room.book!(1)
  end

  def run(room)
    (room in Room) or raise ArgumentError, "room is required"
    room.book!(1)
  end

  def process(room)
    case room
    in Room then room.book!(1)
    in String | Symbol then Room.find_by!(code: room.to_s).book!(room.length)
    end
  end

  def execute(request)
    request => { room: Room => room, size: Integer => size }
    room.book!(size + 1)
    request.freeze
    Log.create!(keys: request.keys)
  end

  def handle(pair)
    case pair
    in [Room => room, Integer => size]
      room.book!(size + 1)
      Log.create!(size: pair.length)
    in nil
      raise ArgumentError, "pair is required"
    end
  end

  def invoke(room)
    raise ArgumentError, "room is required" unless room in Room

    room.book!(1)
  end

  def chosen(room)
    case room
    in nil then raise ArgumentError, "room is required"
    in _ then room.book!(1)
    end
  end
end
