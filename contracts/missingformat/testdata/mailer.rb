class Subscribe
  def call(email) # want missing-format email @hint
    FeedMailer.welcome(email).deliver_now
    Success(email)
  end

  def checked(email)
    raise ArgumentError, "email" unless URI::MailTo::EMAIL_REGEXP.match?(email)

    FeedMailer.welcome(email).deliver_now
    Success(email)
  end
end
