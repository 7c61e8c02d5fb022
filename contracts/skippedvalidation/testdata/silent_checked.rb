class SetAge
  def call(user, age)
    user.update_columns(age: age)
    raise "not valid" unless user.valid?

    user
  end

  def compared(order, state)
    order.update_columns(state: state)
    raise "not stored" unless order.reload.state == state

    order
  end
end
