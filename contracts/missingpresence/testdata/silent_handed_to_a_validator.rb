# valid? hands all that it is given to a validator of its own.
class CreateSubscription
  def initialize(plan:, result:)
    @plan = plan
    @result = result
  end

  def call
    return result unless valid?(plan: plan)

    plan.update!(state: "taken")
  end

  private

  attr_reader :plan, :result

  def valid?(args)
    Validate.new(result, **args).valid?
  end
end

# Calling a check on nil asks nothing about nil, and a question in another method is silent.
class Apply
  def initialize(coupon:, order:)
    @coupon = coupon
    @order = order
  end

  def call
    order.validate_payments(3)
    check
    return if failed?

    Applied.create!(amount: coupon.amount)
    order.save!
  end

  private

  attr_reader :coupon, :order

  def check
    fail_with(:not_found) unless coupon&.active?
  end
end
