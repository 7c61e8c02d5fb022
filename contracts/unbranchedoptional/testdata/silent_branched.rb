class Greet
  def call(user: nil)
    return "hello" if user.nil?

    user.name
  end

  def safe(user: nil) = user&.name.to_s

  def defaulted(user: nil)
    user ||= User.guest
    user.name
  end

  def either(user: nil, account: nil)
    raise ArgumentError, "user or account" if user.nil? && account.nil?

    user ? user.name : account.name
  end

  def exactly_one(user: nil, account: nil)
    raise ArgumentError, "user or account" if [user, account].compact.size != 1

    (user || account).name
  end

  def text(user: nil) = "hello #{user}"

  def tags(list: [], label: "all") = list.map(&:name) + [label.upcase]

  def guarded(user: nil)
    case user
    when nil then "nobody"
    else user.name
    end
  end
end
