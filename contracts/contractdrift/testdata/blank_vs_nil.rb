class Names
  # @pre `name.present?`  # want contract-drift name @warning
  def rename(name)
    raise ArgumentError, "name" if name.nil?
    User.update!(name: name)
  end
end
