class BackfillAges
  def call(users)
    users.each { |user| user.update_columns(age: 1) }
  end
end
