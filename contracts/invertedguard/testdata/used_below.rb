class Used
  def null(user)
    raise ArgumentError, "no user" unless user.nil? # want inverted-guard user @warning
    user.email
  end

  def truthy(user)
    return Failure(:user) if user # want inverted-guard user
    user.email
  end

  def present(user)
    raise ArgumentError if user.present? # want inverted-guard user
    user.charge!(5)
  end

  def comparison(user)
    raise ArgumentError if user != nil # want inverted-guard user
    user.email
  end

  def local(id)
    user = find(id)
    raise ArgumentError, "unknown" if user # want inverted-guard user
    user.email
  end

  def field
    raise ArgumentError if @user # want inverted-guard user
    @user.email
  end

  def or_form(user)
    user.nil? or raise ArgumentError, "no user" # want inverted-guard user
    user.email
  end
end
