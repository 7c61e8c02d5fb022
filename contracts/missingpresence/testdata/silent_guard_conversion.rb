# G4: conversions and lookups that raise for nil.
class BookRoom
  def call(count, price, share, day, from, to, text)
    whole = Integer(count, 10)
    money = BigDecimal(price)
    part = Float(share)
    date = Date.iso8601(day)
    first = Time.iso8601(from)
    second = Date.strptime(to, "%Y-%m-%d")
    Booking.create!(whole: whole + 1, money: money.round, part: part.round, date: date.next_day, first: first.to_date, second: second.next_day)
    Booking.create!(count: count.strip, price: price.strip, share: share.strip, day: day.strip, from: from.strip, to: to.strip)
    Booking.create!(data: JSON.parse(text), text: text.strip)
  end

  def run(room_id, code)
    room = Room.find(room_id)
    owner = User.find_by!(code: "x")
    room.update!(owner: owner, label: room_id.to_s, region: ENV.fetch("REGION").downcase)
    room.book!(room_id.succ)
    T.must(code)
    room.update!(code: code.strip)
  end

  def process(room, name, size, level)
    T.must(room).book!(1)
    label = T.let(name, String)
    number = Types::Strict::Integer[size]
    room.update!(label: label.strip, raw: name.strip, number: number + 1, size: size + 1)
    grade = Types::Strict::String.call(level)
    room.update!(level: level.strip, grade: grade.strip)
  end
end
