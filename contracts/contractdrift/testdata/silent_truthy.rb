class Slug
  # @pre `user`
  def call(user)
    raise ArgumentError, "user" unless user
    user.touch!
  end
end
