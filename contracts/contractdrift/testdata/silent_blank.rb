class Names
  # @pre `name.present?`
  def rename(name)
    raise ArgumentError, "name" if name.blank?
    User.update!(name: name)
  end
end
