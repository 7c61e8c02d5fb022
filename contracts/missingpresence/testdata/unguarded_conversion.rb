# Conversions that take nil guard nothing.
class BookRoom
  def call(count) # want missing-presence count
    Booking.create!(count: count.to_i, text: count.to_s)
    Booking.create!(code: count.strip)
  end

  def run(rooms) # want missing-presence rooms
    Array(rooms)
    Booking.create!(size: rooms.length)
  end

  def process(name) # want missing-presence name
    T.let(name, T.nilable(String))
    Booking.create!(name: name.strip)
  end

  def execute(name) # want missing-presence name
    Types::Coercible::String[name]
    Booking.create!(name: name.strip)
  end

  def handle(name) # want missing-presence name
    T.unsafe(name)
    Booking.create!(name: name.strip)
  end

  def invoke(name) # want missing-presence name
    String(name)
    Booking.create!(name: name.strip)
  end
end
