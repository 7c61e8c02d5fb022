class Register
  def call(user)
    reserve(user) # want ignored-result reserve
    user.save!
    Success(user)
  end

  def handed_on(user)
    checked = reserve(user)
    return checked if checked.failure?

    Success(user)
  end

  private

  def reserve(user)
    return Failure(:invalid) unless user.valid?

    Success(user)
  end
end
