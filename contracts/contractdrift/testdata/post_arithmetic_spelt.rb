class Doubler
  # @post `result == amount * 2` # want contract-drift @information
  def twice(amount)
    amount * 3
  end

  # @post `result == amount * 2`
  def double(amount)
    amount * 2
  end
end
