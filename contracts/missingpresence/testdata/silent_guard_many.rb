# Several values are tested at once.
class BookRoom
  def call(guest, room)
    raise ArgumentError, "guest and room are required" if [guest, room].any?(&:nil?)

    room.book!(guest.name)
  end

  def run(guest, room)
    return Failure(:missing) unless [guest, room].all?(&:present?)

    room.book!(guest.name)
  end

  def process(guest, room)
    raise ArgumentError, "guest and room are required" if guest.nil? || room.nil?

    room.book!(guest.name)
  end

  def execute(guest, room)
    raise ArgumentError, "guest and room are required" unless guest && room

    room.book!(guest.name)
  end

  def handle(guest, room)
    return if [guest, room].any?(&:blank?)

    room.book!(guest.name)
  end

  def invoke(guest, room)
    raise ArgumentError, "guest and room are required" unless [guest, room].none?(&:nil?)

    room.book!(guest.name)
  end

  def chosen(guest, room)
    raise ArgumentError, "guest and room are required" if [guest, room].include?(nil)

    room.book!(guest.name)
  end

  def counted(guest, room)
    raise ArgumentError, "guest and room are required" if [guest, room].compact.size != 2

    room.book!(guest.name)
  end

  def blocked(guest, room)
    raise ArgumentError, "guest and room are required" if [guest, room].any? { |value| value.nil? }

    room.book!(guest.name)
  end
end
