class DropFirst
  def call(member_keys) # want missing-size member_keys @warning
    raise ArgumentError, "member_keys is required" if member_keys.nil?

    Faraday.delete("https://lists.example/members/#{member_keys.first}")
  end
end
