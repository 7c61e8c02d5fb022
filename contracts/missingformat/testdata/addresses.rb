class DropSubscriber
  def call(email) # want missing-format email @warning
    raise ArgumentError, "email is required" if email.blank?

    Faraday.delete("https://lists.example/members/#{email}")
  end
end

class WriteReport
  def call(file_name, rows) # want missing-format file_name @warning
    raise ArgumentError, "file_name is required" if file_name.nil?

    File.write("/srv/reports/#{file_name}", rows.to_json)
  end
end

class Invite
  def call(recipient_email) # want missing-format recipient_email @hint
    InviteMailer.invite(recipient_email, "welcome")
    true
  end
end
