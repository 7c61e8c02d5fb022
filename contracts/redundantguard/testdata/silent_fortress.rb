# profile: fortress
class Wall
  def twice(user)
    raise ArgumentError, "user is required" if user.nil?
    raise ArgumentError, "user is required" if user.nil?
    user.name
  end
end
