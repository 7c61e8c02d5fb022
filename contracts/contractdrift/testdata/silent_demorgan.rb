class Names
  # @pre `!name.nil? && !name.empty?`
  def rename(name)
    raise ArgumentError, "name" if name.nil? || name.empty?
    User.update!(name: name)
  end
end
