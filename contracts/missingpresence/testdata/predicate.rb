# profile: fortress
# A predicate that only answers is asked to learn whether a value will do.
class Terms < ApplicationService
  def required?(distributor)
    distributor.terms.attached?
  end

  def accept?(order) # want missing-presence
    order.update!(accepted: true)
  end

  def title(order) # want missing-presence
    order.title.upcase
  end
end
