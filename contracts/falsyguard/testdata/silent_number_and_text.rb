class SetStock
  def call(count, label)
    raise ArgumentError, "count is required" unless count
    raise ArgumentError, "label is required" if label.blank?

    Stock.create!(label: label, count: Integer(count))
  end
end
