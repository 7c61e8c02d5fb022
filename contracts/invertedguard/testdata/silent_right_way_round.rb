class Right
  def exists(email)
    user = find(email)
    raise ArgumentError, "user already exists" if user
    user = create(email)
    user.welcome
  end

  def idempotent
    return false if @token
    @token = fetch
    @token.value
  end

  def memo
    return false if @token
    load_token
    @token.value
  end

  def absent(coupon)
    raise ArgumentError, "coupon must be blank" if coupon.present?
    store(coupon)
  end

  def exclusive(email, phone)
    raise ArgumentError, "phone is required" if email && !phone
    raise ArgumentError, "phone is required" if email
    store(email, phone)
  end

  def collection(errors)
    return Failure(:errors) if errors.present?
    errors << "none"
    errors.each { |e| puts e }
  end

  def safe(user)
    return Failure(:user) if user
    user&.email
    user.to_s
  end

  def inside(user)
    if user.nil?
      raise ArgumentError, "no user"
    end
    user.email
  end

  def negation(name)
    raise ArgumentError, "name is not required" if name
    store(name)
  end

  def false_flag(flag)
    raise ArgumentError, "flag must not be given" if flag
    store(flag)
  end
end
