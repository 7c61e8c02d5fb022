class RecordEvent
  def self.call(name)
    raise ArgumentError, "name is required" if name.blank?

    Result.success(AuditEvent.create!(name: name))
  end
end

class Find
  def self.call(id)
    return if id.nil?

    User.find(id)
  end
end

class Collect
  def self.call(errors)
    errors.add(:base, "x") if Date.today.sunday?
    errors
  end
end

class Unseen
  def call
    RecordEvent.call("sign_in")
    Find.call(3)
    Collect.call([])
    Elsewhere.call(3)
    CloseJob.perform_later(3)
    :done
  end
end

class CloseJob < ApplicationJob
  def perform(id)
    return Failure(:none) if id.nil?

    Success(id)
  end
end
