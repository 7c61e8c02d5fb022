class Score
  # @pre `(0...10).cover?(points)` # want contract-drift @warning
  def add(points)
    raise ArgumentError, "points must be between 0 and 10" unless points.between?(0, 10)

    @points = points
  end
end
