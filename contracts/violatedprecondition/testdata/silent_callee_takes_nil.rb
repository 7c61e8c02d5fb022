class Welcome
  # @param user [User, nil]
  def self.documented(user)
    user.name
  end

  def self.declared(referrer: nil)
    referrer.name
  end

  def self.leaves(user)
    return if user.nil?

    user.name
  end

  def self.branches(user)
    user ? user.name : "guest"
  end

  def self.safe(user)
    user&.name
  end

  def self.either(title, item)
    title || item.title
  end

  def self.rescues(user)
    user.name
  rescue NoMethodError
    "guest"
  end

  def self.raises_for_other_reasons(user)
    raise Closed if Time.now.sunday?

    user
  end
end

class Greeter
  def call(id)
    user = User.find_by(id: id)
    Welcome.documented(user)
    Welcome.declared(referrer: user)
    Welcome.leaves(user)
    Welcome.branches(user)
    Welcome.safe(user)
    Welcome.either("x", nil)
    Welcome.rescues(user)
    Welcome.raises_for_other_reasons(user)
    Welcome.leaves(nil)
  end
end
