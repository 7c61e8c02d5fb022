# A helper whose failing result is returned, read, or unwrapped by do-notation.
class BookRoom
  def call(guest)
    yield check(guest)
    guest.book!(1)
    Success(guest)
  end

  def run(guest)
    checked = check(guest)
    return checked if checked.failure?

    guest.book!(1)
  end

  def process(guest)
    known = yield present(guest)
    known.book!(1)
    guest.touch
  end

  def execute(guest)
    step present(guest)
    guest.book!(1)
  end

  def handle(guest)
    return Failure(:no_guest) unless present(guest).success?

    guest.book!(1)
  end

  private

  def check(guest)
    return Failure(:no_guest) if guest.nil?

    Success()
  end

  def present(guest)
    if guest
      Success(guest)
    else
      Failure(:no_guest)
    end
  end
end
