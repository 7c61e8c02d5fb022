class Rating
  # @pre `stars >= 1 && stars <= 5`
  def give(stars)
    raise ArgumentError, "stars must be between 1 and 5" unless (1..5).cover?(stars)

    @stars = stars
  end

  # @pre `(1...6).cover?(stars)`
  def half(stars)
    raise ArgumentError, "stars must be at least 1 and below 6" if stars < 1 || stars >= 6

    @half = stars
  end

  # @pre `stars.between?(1, 5)`
  def again(stars)
    raise ArgumentError, "stars must be between 1 and 5" if !(1 <= stars) || !(5 >= stars)

    @again = stars
  end
end
