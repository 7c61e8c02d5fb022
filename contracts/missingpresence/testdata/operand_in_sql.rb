class UsageStore
  def prorated(period_duration:, to:)
    ratio = duration_ratio("events.timestamp", period_duration)
    events.pluck(Arel.sql("events.value * (#{ratio})"))
  end

  def of_customer(customer_id) # want missing-presence customer_id @warning
    events.where("customer_id = '#{customer_id}'").pluck(:value)
  end

  private

  def duration_ratio(column, duration)
    "(DATE(now()) - DATE(#{column}) + 1) / #{duration}::numeric"
  end
end
