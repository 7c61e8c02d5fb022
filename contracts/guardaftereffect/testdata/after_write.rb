class ChangePlan
  def initialize(customer:, plan:)
    raise ArgumentError, "customer is required" if customer.nil?

    @customer = customer
    @plan = plan
  end

  def call
    @customer.update!(changed_at: Time.current)
    return Result.failure(:plan_missing) if @plan.nil? # want guard-after-effect plan @warning

    @customer.update!(plan_code: @plan.code)
    Result.success(@customer)
  end
end
