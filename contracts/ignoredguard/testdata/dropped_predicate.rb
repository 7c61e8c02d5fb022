class Subscribe
  def call(email)
    valid_email?(email) # want ignored-guard valid_email?
    Subscriber.create!(email: email)
  end

  private

  def valid_email?(email)
    return false if email.nil?

    email.include?("@")
  end
end
