class Enrol
  def call(pupil, course)
    raise ArgumentError, "pupil is required" if pupil.nil?

    seat(pupil, course)
  end

  private

  def seat(pupil, course)
    pupil.update!(seated: true)
    raise ArgumentError, "course is required" if course.nil?

    course.take!(pupil)
  end
end
