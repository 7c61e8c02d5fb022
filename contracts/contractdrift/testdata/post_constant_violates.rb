class Gauge
  # @post `result > 0` # want contract-drift @information
  def level(open)
    return -1 if open

    12
  end
end
