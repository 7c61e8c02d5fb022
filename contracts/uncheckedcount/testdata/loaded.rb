class Invite < ApplicationService
  def initialize(user_ids:)
    raise ArgumentError, "user_ids is required" if user_ids.nil?

    @user_ids = user_ids
  end

  def call
    users = User.where(id: @user_ids).order(:name) # want unchecked-count user_ids @hint
    users.each { |user| user.update!(invited: true) }
  end
end

class Compared < ApplicationService
  def call(user_ids)
    users = User.where(id: user_ids).to_a
    raise ArgumentError, "unknown users" unless users.size == user_ids.uniq.size

    users.each { |user| user.update!(invited: true) }
  end
end

class Shown < ApplicationService
  def call(user_ids)
    users = User.where(id: user_ids)
    users.map(&:name)
  end
end
