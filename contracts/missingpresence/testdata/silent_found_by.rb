# What a lookup found was looked up by something: nil finds nothing.
class ArchiveUser
  def call(user_id)
    find_user_or_skip(user_id) || return

    Redis.current.set("lock:#{user_id}", "1")
  end

  def month(user_id, year)
    archives = Archive.for_year(user_id, year)
    raise "no archives" if archives.empty?

    Rails.cache.write("archives/#{user_id}/#{year}", archives.size)
  end

  def year(user_id)
    user = User.find_by(id: user_id)
    return if user.nil?

    Rails.cache.write("user/#{user_id}", user.name)
  end

  private

  def find_user_or_skip(user_id)
    User.find_by(id: user_id).tap { |user| Rails.logger.info("skipped #{user_id}") unless user }
  end
end

class Archive < ApplicationRecord
end

class User < ApplicationRecord
end
