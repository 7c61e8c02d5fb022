class Report
  # @pre `user && user.active?`
  def call(user)
    raise ArgumentError, "user" unless user&.active?
    Store.write!(user)
  end
end
