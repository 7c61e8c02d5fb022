class SetActive
  # @param active [Boolean]
  def call(active)
    raise ArgumentError, "active is required" if active.blank? # want falsy-guard active

    Switch.create!(active: active)
  end
end
