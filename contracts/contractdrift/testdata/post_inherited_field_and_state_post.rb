class Switch
  attr_reader :state

  # @post `state == :on` # want contract-drift @information
  def turn_on
    @state = :off
  end

  # @post `state == :off`
  def turn_off
    @state = :off
  end
end
