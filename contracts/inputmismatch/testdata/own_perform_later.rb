class AwardJob < ApplicationJob
  def self.perform_later(user, slug, send_email: true, context: nil)
    return if context.nil?

    super(user, slug, send_email:)
  end

  def perform(user, slug, send_email: true)
    user.award(slug, send_email)
  end
end

class AwardBadges
  def call(user, iteration)
    AwardJob.perform_later(user, :first, context: iteration)
    AwardJob.perform_now(user, :first, context: iteration) # want input-mismatch @warning
  end
end
