class TagName
  # @pre `name.present?` # want contract-drift @warning
  def rename(name)
    raise ArgumentError, "name is required" if name.nil? || name.empty?

    @name = name
  end
end
