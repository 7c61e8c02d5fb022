class Vault
  # @pre `sealed?` # want invalid-contract @warning
  def open(code)
    raise "sealed" unless sealed?

    @code = code
  end

  # @post `sealed?`
  def close
    @sealed = true
    raise "not sealed" unless sealed?
  end

  private

  def sealed? = @sealed
end
