class CloseGate
  # @post `result.closed?` # want contract-drift result @hint
  def call(gate)
    gate.update!(state: "closed")
    gate
  end

  # @post `result.closed?`
  def asked(gate)
    gate.update!(state: "closed")
    raise "gate stays open" unless gate.closed?

    gate
  end
end
