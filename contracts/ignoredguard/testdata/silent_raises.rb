class Subscribe
  def call(email)
    valid_email?(email)
    Subscriber.create!(email: email)
  end

  private

  def valid_email?(email)
    raise ArgumentError, "email is invalid" unless email.to_s.include?("@")

    true
  end
end
