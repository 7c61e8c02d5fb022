class SetAge
  def call(user, age)
    user.update_columns(age: age) # want skipped-validation user @information
    user.update_column(:age, age) # want skipped-validation user
    user.update_attribute(:age, age) # want skipped-validation user
  end

  def forced(order)
    order.state = "paid"
    order.save(validate: false) # want skipped-validation order
    order.save!(validate: false) # want skipped-validation order
  end
end
