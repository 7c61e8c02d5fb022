class Plan
  KINDS = %w[monthly yearly].freeze
  # @pre `KINDS.include?(kind)`
  def call(kind)
    raise ArgumentError, "kind" unless kind.in?(KINDS)
    Billing.create!(kind: kind)
  end
end
