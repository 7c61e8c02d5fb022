class BaseService
  attr_reader :result

  def self.call(...) = new(...).call
end

class DestroyMethod < BaseService
  def initialize(card:)
    @card = card
  end

  def call
    return result.not_found_failure!(resource: "card") if card.blank?

    card.discard!
    result.card = card
    result
  end

  private

  attr_reader :card
end

class DestroyMethods < BaseService
  def call(customer, one, other)
    customer.cards.find_each { |card| DestroyMethod.call(card: card) }
    DestroyMethod.call(card: one) if one.present?
    DestroyMethod.call(card: other) # want ignored-result DestroyMethod.call
    :done
  end
end

# The failing exit is in a helper: what is passed does not rule it out.
class Apply < BaseService
  def initialize(card:)
    @card = card
  end

  def call
    return result.not_found_failure!(resource: "card") unless card

    check
    result
  end

  private

  attr_reader :card

  def check
    result.forbidden_failure! if card.expired?
  end
end

class ApplyAll < BaseService
  def call(customer)
    customer.cards.find_each do |card|
      Apply.call(card: card) # want ignored-result Apply.call
    end
    :done
  end
end

# Nil is "nothing to do" here, not a failure.
class RemoveRole
  def self.call(role)
    role.remove
    if role.admin?
      role.twin&.destroy
    end
  end
end

class RemoveRoles
  def call(role)
    RemoveRole.call(role)
    :done
  end
end
