class Announce
  def self.call(room:, text:) = new(room: room, text: text).call

  def initialize(room:, text:, clock: Time)
    @room = room
    @text = text
    @clock = clock
  end

  def call
    return if @room.nil? || @text.nil?

    @room.messages.create!(body: @text.strip, at: @clock.now)
  end
end
