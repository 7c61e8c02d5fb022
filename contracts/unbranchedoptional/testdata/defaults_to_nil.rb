class Greet
  def call(user: nil)
    user.name.upcase # want unbranched-optional user @warning
  end

  def twice(user = nil)
    first = user.name # want unbranched-optional user
    first + user.name
  end
end
