# Two optional parameters of which one must be given: without both nothing happens, and nobody is told.
class Invite < ApplicationService
  def call(user: nil, email: nil) # want missing-relation user @hint
    if user
      Mail.post("/send/#{user.email}")
    elsif email
      Mail.post("/send/#{email}")
    end
  end

  def guarded(user: nil, email: nil)
    raise ArgumentError, "provide either" if user.nil? && email.nil?

    if user
      Mail.post("/send/#{user.email}")
    elsif email
      Mail.post("/send/#{email}")
    end
  end

  def otherwise(user: nil, email: nil)
    if user
      Mail.post("/send/#{user.email}")
    elsif email
      Mail.post("/send/#{email}")
    else
      Mail.post("/send/all")
    end
  end

  def goes_on(user: nil, email: nil)
    if user
      Mail.post("/send/#{user.email}")
    elsif email
      Mail.post("/send/#{email}")
    end
    Log.info("done")
  end
end
