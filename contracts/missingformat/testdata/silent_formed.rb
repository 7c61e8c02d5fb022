class Matched
  def call(email)
    raise ArgumentError, "email must be an email address" unless URI::MailTo::EMAIL_REGEXP.match?(email)

    Faraday.delete("https://lists.example/members/#{email}")
  end
end

class Escaped
  def call(email)
    raise ArgumentError, "email is required" if email.blank?

    Faraday.delete("https://lists.example/members/#{CGI.escape(email)}")
  end
end

class Token
  def call(token)
    raise ArgumentError, "token is required" if token.blank?

    Faraday.delete("https://lists.example/members/#{token}")
  end
end

class Untested
  def call(email)
    Faraday.delete("https://lists.example/members/#{email}")
  end
end

class Helper
  def call(email)
    validate_email!(email)
    Faraday.delete("https://lists.example/members/#{email}")
  end
end

class Body
  def call(email)
    raise ArgumentError, "email is required" if email.blank?

    Faraday.post("https://lists.example/members", email: email)
  end
end
