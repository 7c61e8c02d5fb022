class Subscribe
  attr_reader :plan, :current

  def initialize(plan:)
    @plan = plan
  end

  def call
    return Failure(:invalid) unless valid?(plan, downgrade?)

    @current = Subscription.last
    @plan.activate!
  end

  private

  def downgrade?
    return false unless current
    return false if plan.id == current.plan.id

    true
  end

  def valid?(plan, kind)
    Validator.new(plan, kind).valid?
  end
end

class Caller
  def call(id)
    Subscribe.new(plan: Plan.find_by(id: id)).call
  end
end
