class SyncStart
  def call(profile)
    return false unless profile.eligible?

    profile.sync!
    true
  end
end

class SyncAll
  def call
    Profile.open.find_each do |profile|
      SyncStart.new.call(profile) # want ignored-result @information
    end
  end

  def one(profile)
    SyncStart.new.call(profile) # want ignored-result @warning
    :done
  end
end
