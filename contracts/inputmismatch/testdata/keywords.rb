class Invite < ApplicationService
  def initialize(email:, role: "member")
    @email = email
    @role = role
  end

  def call = deliver(@email, @role)
end

class Invitations
  def create(address, role)
    Invite.new(emial: address).call # want input-mismatch emial @warning
    Invite.call(email: address, rôle: 1) # want input-mismatch rôle
    Invite.call(role: "admin") # want input-mismatch email
    Invite.new.call # want input-mismatch email
    Invite.call(email: address, role: "admin")
    Invite.call(email: address, role:)
    rank(address: 1) # want input-mismatch address
  end

  private

  def rank(role:)
    role
  end
end
