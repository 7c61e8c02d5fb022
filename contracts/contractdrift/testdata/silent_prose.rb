class Names
  # @pre the database does not contain the name
  # @pre name must be unique
  # @pre amount > 0 unless the account is new
  def rename(name)
    User.update!(name: name)
  end
end
