class SetActive
  # @param active [Boolean]
  def call(active)
    raise ArgumentError, "active is required" if active.nil?

    Switch.create!(active: active)
  end
end
