class Welcome
  def call(id)
    user = User.find_by(id: id)
    return if user.nil?

    WelcomeMailer.greet(user.email).deliver_later
  end
end
