class Subscribe
  def call(email)
    return unless valid_email?(email)

    Subscriber.create!(email: email)
  end

  private

  def valid_email?(email)
    email.to_s.include?("@")
  end
end
