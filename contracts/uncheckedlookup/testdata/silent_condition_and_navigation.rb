class Welcome
  def call(id)
    if (user = User.find_by(id: id))
      WelcomeMailer.greet(user.email).deliver_later
    end
    User.find_by(id: id)&.email
  end
end
