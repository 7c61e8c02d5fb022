class Plan
  # @pre `%w[monthly yearly].include?(kind)`  # want contract-drift kind @warning
  def call(kind)
    raise ArgumentError, "kind" unless %w[monthly yearly weekly].include?(kind)
    Billing.create!(kind: kind)
  end
end
