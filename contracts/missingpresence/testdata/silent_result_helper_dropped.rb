# The result is dropped, which is for another rule to say: the value is tested in another method of the class.
class BookRoom
  def call(guest)
    present(guest)
    guest.book!(1)
  end

  private

  def present(guest)
    guest.nil? ? Failure(:no_guest) : Success(guest)
  end
end
