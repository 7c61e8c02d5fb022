class Welcome
  def call(id)
    user = User.find_by(id: id) # want unchecked-lookup user
    WelcomeMailer.greet(user.email).deliver_later
  end
end
