class Register
  def call(user)
    validate(user) # want ignored-result validate
    user.save!
    Success(user)
  end

  def handed_on(user)
    checked = validate(user)
    return checked if checked.failure?

    Success(user)
  end

  private

  def validate(user)
    return Failure(:invalid) unless user.valid?

    Success(user)
  end
end
