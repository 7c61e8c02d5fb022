# What came of the refresh shows in the user.
class ChecksCredentials
  def call(user)
    refresh(user)
    user.touch
    user.token != "invalid"
  end

  def other(user)
    refresh(user) # want ignored-result refresh @warning
    user.touch
  end

  private

  def refresh(user)
    return { status: "failed", error: "no user", success: false } unless user

    { success: true, token: user.refresh! }
  end
end
