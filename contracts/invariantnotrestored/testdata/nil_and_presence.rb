# @invariant `!owner.nil?`
class OwnerOf
  attr_reader :owner

  def initialize(owner)
    raise ArgumentError, "owner is required" if owner.nil?

    @owner = owner
  end

  def release
    @owner = nil # want invariant-not-restored @warning
  end

  def give(owner)
    @owner = owner # want invariant-not-restored @warning
  end

  def pass(owner)
    @owner = owner || raise(ArgumentError, "owner is required")
  end
end
