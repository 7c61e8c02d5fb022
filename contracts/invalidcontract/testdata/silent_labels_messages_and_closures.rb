class Fleet
  MAX = 9

  attr_reader :boats

  def initialize
    @boats = []
  end

  # @pre room: `boats.size < MAX` -- nine berths only
  # @pre sound: `boat.parts.all? { |part| part.sound? }` — each part
  # @pre `[boat, *boats].none? { _1.nil? }`
  def moor(boat)
    raise ArgumentError, "boat is required" if boat.nil?
    raise ArgumentError, "full" unless boats.size < MAX
    raise ArgumentError, "unsound" unless boat.parts.all? { |part| part.sound? }
    raise ArgumentError, "holes" unless [boat, *boats].none? { _1.nil? }

    @boats << boat
  end
end
