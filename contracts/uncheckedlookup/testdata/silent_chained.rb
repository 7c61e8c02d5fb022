class Rates
  def call(kind)
    rates = Setting.find_by(name: "rate_#{kind}")&.values&.order(:created_at)
    first = rates&.select { |rate| rate.value.present? }&.first
    if first
      Setting.find_by(name: "rate_#{kind}").values.where("created_at >= ?", first.created_at)
      Setting.find_by(name: kind).values # want unchecked-lookup
    end
  end
end
