class RebuildJob < ApplicationJob
  def perform(account)
    account.rebuild!
  end
end

class Rebuild
  def call(id)
    RebuildJob.perform_later(Account.find_by(id: id)) # want violated-precondition account @warning
    RebuildJob.perform_later(Account.find(id))
  end
end
