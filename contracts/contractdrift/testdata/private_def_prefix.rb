class Hatch
  # @pre `turns > 0` # want contract-drift @warning
  protected def turn(turns)
    @turns = turns
  end
end
