class Make
  # @post `!result.success? || result.user.persisted?`
  def call(name)
    raise ArgumentError, "name" if name.nil?
    result.user = User.create!(name: name)
    result
  end
end
