class HandleEvent
  MAPPING = { paid: PaidHandler, refunded: RefundedHandler }.freeze

  def initialize(event)
    @event = event
  end

  def call
    if MAPPING[@event.type].present?
      MAPPING[@event.type].call(@event)
    end
  end
end

class ValidatePayload
  SOURCES = { stripe: Stripe, adyen: Adyen }.freeze

  def initialize(source)
    @source = source
  end

  def call
    return failure(:unknown) unless SOURCES.include?(@source)

    SOURCES[@source].call
  end
end

class PickType
  TYPES = { checking: Checking, savings: Savings }.freeze

  def initialize(order)
    @order = order
  end

  def call
    raise ArgumentError unless @order.kind.in?(TYPES)

    TYPES[@order.kind].new
  end
end
