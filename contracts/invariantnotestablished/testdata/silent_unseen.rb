# @invariant `total >= 0`
# @invariant nobody may see the total before it is final
class SilentUnseen
  attr_reader :total

  def initialize(order)
    @total = order.total
  end
end

# @invariant `total >= 0`
class SilentUnknownBase < Billing::Base
  attr_reader :total

  def initialize(**options)
    super
  end
end

# @invariant `total >= 0`
class SilentHelper
  attr_reader :total

  def initialize(total)
    ensure_positive(total)
    @total = total
  end
end
