# @inv `watts > 0`
class Lamp
  attr_reader :watts

  def initialize(watts)
    @watts = watts
  end

  # @ensure `result >= 100` # want contract-drift @information
  def cost
    99
  end
end
