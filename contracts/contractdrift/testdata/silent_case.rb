class Plan
  # @pre `%i[up down].include?(way)`
  def call(way)
    case way
    when :up then Lift.rise!
    when :down then Lift.sink!
    else raise ArgumentError, "way"
    end
  end
end
