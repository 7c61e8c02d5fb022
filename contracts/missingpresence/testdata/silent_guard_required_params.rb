# What strong parameters give is there.
class BookRoom
  def call(params)
    raise ArgumentError, "params are required" if params.nil?

    name = params.require(:name)
    room = params.expect(room: [:size])
    code = params.fetch(:code)
    Room.create!(name: name.strip, size: room.slice(:size), code: code)
  end
end
