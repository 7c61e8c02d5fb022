class Lid
  # @pre `tight?` # want invalid-contract @warning
  def turn(force)
    raise "not tight" unless tight?

    @force = force
  end

  def tight? = @tight

  private :tight?
end
