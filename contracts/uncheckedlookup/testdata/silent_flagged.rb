class LogIn
  def call(name, address)
    success = true
    user = ApiUser.find_by(name: name)
    success = false if address.nil?

    if success && !user
      Errors.add("no such user")
      success = false
    end

    if success && user.locked?
      Errors.add("locked")
    end

    other = ApiUser.find_by(address: address) # want unchecked-lookup
    success && other.touch!
  end
end
