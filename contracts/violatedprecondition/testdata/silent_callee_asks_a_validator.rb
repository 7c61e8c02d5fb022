class Subscribe
  def initialize(customer:, plan:)
    @customer = customer
    @plan = plan
  end

  def call
    return result unless valid?(customer: @customer, plan: @plan)

    @customer.subscribe(@plan.code)
    result
  end

  def valid?(args)
    SubscribeValidator.new(result, **args).valid?
  end
end

class Redeem
  def initialize(coupon:)
    @coupon = coupon
  end

  def call
    check_preconditions
    return result if result.error

    @coupon.redeem!
  end

  private

  def check_preconditions
    return result.not_found_failure!(resource: "coupon") if @coupon.nil?

    result.forbidden_failure! unless @coupon.open?
  end
end

class Controller
  def create(id)
    Subscribe.new(customer: Customer.find_by(id: id), plan: Plan.find_by(id: id)).call
    Redeem.new(coupon: Coupon.find_by(id: id)).call
  end
end
