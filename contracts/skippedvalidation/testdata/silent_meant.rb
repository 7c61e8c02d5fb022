class SetAge
  def call(user, age)
    user.update_columns(age: age) # rubocop:disable Rails/SkipsModelValidations
    # rubocop:disable Rails/SkipsModelValidations
    user.update_column(:age, age)
    # rubocop:enable Rails/SkipsModelValidations
    user.update_column(:weight, age) # want skipped-validation user
  end
end
