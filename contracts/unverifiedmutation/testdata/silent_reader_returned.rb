class MembershipService
  def initialize(community:, id:)
    @community = community
    @id = id
  end

  def unban
    membership.update(status: "accepted")
    membership
  end

  def ban
    membership.update(status: "banned") # want unverified-mutation
    @community.close!
    nil
  end

  private

  def membership
    @membership ||= @community.memberships.find(@id)
  end
end
