# @invariant `count >= 0`
class SilentCheckedAfter
  attr_reader :count

  def initialize(count)
    @count = count
    raise ArgumentError, "count must not be negative" if @count < 0
  end
end

# @invariant `count >= 0`
class SilentInvariantMethod
  attr_reader :count

  def initialize(count)
    @count = count
    check_invariants!
  end

  private

  def check_invariants!
    raise "count must not be negative" unless count.is_a?(Integer) && count >= 0
  end
end

# @invariant `email.match?(EMAIL)`
class SilentOpaque
  def initialize(email)
    @email = email
    validate_state!
  end

  private

  attr_reader :email

  def validate_state!
    raise "email" unless email.match?(EMAIL)
  end
end
