class Promotion
  def initialize(user, level)
    @user = user
    @level = level
  end

  def promote!
    validate
    store(@user, @level)
  end

  private

  def validate
    raise PrivilegeError, "level" if @level > 5
  end
end

class Rank
  def initialize(level) # want invariant-not-established
    @level = level
  end

  def raise_to(level)
    @level = level
    validate
  end

  private

  def validate
    raise PrivilegeError, "level" if @level > 5
  end
end
