# @invariant `name.present?`
# @invariant `!owner.nil?`
class Presence
  attr_reader :name, :owner

  def initialize(name, owner) # want invariant-not-established
    raise ArgumentError, "owner" if owner.nil?

    @name = name
    @owner = owner
  end
end
